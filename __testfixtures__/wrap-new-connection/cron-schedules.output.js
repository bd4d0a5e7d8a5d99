import { CronJob } from 'cron';
import cron from 'node-cron';
import { Model } from 'orm';
import { newConnection } from 'orm-migrate-runtime';

export class Book extends Model {}

export const counted = cron.schedule('0 3 * * *', async (context) => {
  return newConnection(async () => {
    const count = await Book.objects.acount();
    return { count, given: typeof context.triggeredAt };
  });
});

const logger = { info() {}, warn() {}, error() {}, debug() {} };

async function clean() {
  return newConnection(async () => {
    await Book.objects.filter({ title: 'Sanditon' }).adelete();
    throw new Error('cleaned');
  });
}

export const cleaned = cron.createTask('0 4 * * *', clean, { logger });

export const results = [];

export const job = new CronJob('0 5 * * *', async function (onComplete) {
  return newConnection(async () => {
    results.push([this === job, typeof onComplete, await Book.objects.acount()]);
  });
});

export const options = CronJob.from({
  cronTime: '0 6 * * *',
  waitForCompletion: true,
  onTick: async () => {
    return newConnection(async () => {
      results.push((await Book.objects.acreate({ title: 'Emma' })).id);
    });
  },
});
