import { Model } from 'orm';
import { Consumer } from 'sqs-consumer';

export class Order extends Model {}
export class Entry extends Model {}

export const consumer = Consumer.create({
  queueUrl: 'https://sqs.example/orders',
  handleMessage: async (message) => {
    await Order.objects.acreate({ total: message.Body });
  },
});

consumer.on('started', async () => {
  await Entry.objects.acreate({ what: 'started' });
});
