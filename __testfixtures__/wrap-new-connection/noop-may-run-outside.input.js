import { Model } from 'orm';
import { scheduler } from 'unknown-scheduler';

export class Book extends Model {}

export class BookService {
  async count() {
    return await Book.objects.acount();
  }
}

export const createShelf = () => ({
  async size() {
    return await Book.objects.acount();
  },
});

scheduler.every('day', async () => {
  await Book.objects.afirst();
});

scheduler.run({
  each: async (title) => {
    await Book.objects.acreate({ title });
  },
});

scheduler.task('count', () => Book.objects.acount());
