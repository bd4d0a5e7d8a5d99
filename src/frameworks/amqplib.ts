/** amqplib: consumers of queues, and listeners of connections and channels (https://amqp-node.github.io/amqplib/channel_api.html). */
import { type Framework, LISTENING, NOTHING } from './framework.ts';

export const amqplib: Framework = {
  ...NOTHING,
  name: 'amqplib',
  packages: ['amqplib', 'amqp-connection-manager'],
  factories: ['connect'],
  types: ['Channel', 'ConfirmChannel', 'ChannelWrapper', 'Connection'],
  methods: ['consume', ...LISTENING],
  requestTypes: ['ConsumeMessage'],
};
