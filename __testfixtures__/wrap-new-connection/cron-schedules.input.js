import { CronJob } from 'cron';
import cron from 'node-cron';
import { Model } from 'orm';

export class Book extends Model {}

export const counted = cron.schedule('0 3 * * *', async (context) => {
  const count = await Book.objects.acount();
  return { count, given: typeof context.triggeredAt };
});

const logger = { info() {}, warn() {}, error() {}, debug() {} };

async function clean() {
  await Book.objects.filter({ title: 'Sanditon' }).adelete();
  throw new Error('cleaned');
}

export const cleaned = cron.createTask('0 4 * * *', clean, { logger });

export const results = [];

export const job = new CronJob('0 5 * * *', async function (onComplete) {
  results.push([this === job, typeof onComplete, await Book.objects.acount()]);
});

export const options = CronJob.from({
  cronTime: '0 6 * * *',
  waitForCompletion: true,
  onTick: async () => {
    results.push((await Book.objects.acreate({ title: 'Emma' })).id);
  },
});
