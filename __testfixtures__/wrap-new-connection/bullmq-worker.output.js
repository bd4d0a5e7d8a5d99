import { Worker } from 'bullmq';
import { Model } from 'orm';
import { newConnection } from 'orm-migrate-runtime';

export class Book extends Model {}
export class Failure extends Model {}

export const worker = new Worker(
  'imports',
  async function (job, token) {
    return newConnection(async () => {
      const book = await Book.objects.acreate(job.data);
      if (job.data.title === '') throw new Error('no title');
      return { id: book.id, token, self: this === worker, arguments: arguments.length };
    });
  },
  { connection: { host: 'localhost' } },
);

worker.on('failed', async (job, error) => {
  return newConnection(async () => {
    await Failure.objects.acreate({ job: job.id, message: error.message });
  });
});
