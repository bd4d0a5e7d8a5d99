/** BullMQ: processors, and listeners of workers and queues (https://docs.bullmq.io/guide/workers). */
import { type Framework, LISTENING, NOTHING } from './framework.ts';

export const bullmq: Framework = {
  ...NOTHING,
  name: 'bullmq',
  packages: ['bullmq'],
  factories: ['Worker', 'QueueEvents', 'Queue'],
  types: ['Worker', 'QueueEvents', 'Queue'],
  methods: LISTENING,
  functions: ['Worker'],
  requestTypes: ['Job'],
};
