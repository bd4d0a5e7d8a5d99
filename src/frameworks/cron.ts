/** Schedulers in the process: node-cron, cron, croner and node-schedule. */
import { type Framework, LISTENING, NOTHING } from './framework.ts';

export const cron: Framework = {
  ...NOTHING,
  name: 'cron',
  packages: ['node-cron', 'cron', 'croner', 'node-schedule'],
  factories: ['schedule', 'createTask', 'CronJob', 'CronJob.from', 'Cron', 'scheduleJob', 'Job'],
  types: ['ScheduledTask', 'CronJob', 'Cron', 'Job'],
  methods: ['schedule', 'addCallback', ...LISTENING],
  functions: ['schedule', 'createTask', 'CronJob', 'CronJob.from', 'Cron', 'scheduleJob', 'Job'],
  options: ['onTick', 'onComplete'],
};
