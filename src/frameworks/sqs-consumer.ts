/** sqs-consumer: handlers of messages, and listeners of consumers (https://bbc.github.io/sqs-consumer). */
import { type Framework, LISTENING, NOTHING } from './framework.ts';

export const sqsConsumer: Framework = {
  ...NOTHING,
  name: 'sqs-consumer',
  packages: ['sqs-consumer'],
  factories: ['Consumer.create', 'Consumer'],
  types: ['Consumer'],
  methods: LISTENING,
  functions: ['Consumer.create', 'Consumer'],
  options: ['handleMessage', 'handleMessageBatch'],
};
