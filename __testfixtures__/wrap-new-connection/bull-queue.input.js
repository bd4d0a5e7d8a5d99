import Queue from 'bull';
import { Model } from 'orm';

export class Book extends Model {}

export const queue = new Queue('books');

queue.process(async (job) => {
  const book = await Book.objects.acreate(job.data);
  return book.id;
});

// Bull takes a second parameter for a callback, and waits until it is called.
queue.process('count', 5, async function (job, done) {
  try {
    done(null, { count: await Book.objects.filter(job.data).acount(), self: this === queue });
  } catch (error) {
    done(error);
  }
});
