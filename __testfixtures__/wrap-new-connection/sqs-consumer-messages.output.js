import { Model } from 'orm';
import { Consumer } from 'sqs-consumer';
import { newConnection } from 'orm-migrate-runtime';

export class Order extends Model {}
export class Entry extends Model {}

export const consumer = Consumer.create({
  queueUrl: 'https://sqs.example/orders',
  handleMessage: async (message) => {
    return newConnection(async () => {
      await Order.objects.acreate({ total: message.Body });
    });
  },
});

consumer.on('started', async () => {
  return newConnection(async () => {
    await Entry.objects.acreate({ what: 'started' });
  });
});
