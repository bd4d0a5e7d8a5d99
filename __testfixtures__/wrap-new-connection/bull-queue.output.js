import Queue from 'bull';
import { Model } from 'orm';
import { newConnection } from 'orm-migrate-runtime';

export class Book extends Model {}

export const queue = new Queue('books');

queue.process(async (job) => {
  return newConnection(async () => {
    const book = await Book.objects.acreate(job.data);
    return book.id;
  });
});

// Bull takes a second parameter for a callback, and waits until it is called.
queue.process('count', 5, async function (job, done) {
  return newConnection(async () => {
    try {
      done(null, { count: await Book.objects.filter(job.data).acount(), self: this === queue });
    } catch (error) {
      done(error);
    }
  });
});
