/** KafkaJS: consumers (https://kafka.js.org/docs/consuming) and their events. */
import { type Framework, NOTHING } from './framework.ts';

export const kafkajs: Framework = {
  ...NOTHING,
  name: 'kafkajs',
  packages: ['kafkajs'],
  factories: ['Kafka'],
  types: ['Consumer'],
  methods: ['run', 'on'],
  options: ['eachMessage', 'eachBatch'],
  requestTypes: ['EachMessagePayload', 'EachBatchPayload'],
};
