import { Kafka } from 'kafkajs';
import { Model } from 'orm';

export class Order extends Model {}

const kafka = new Kafka({ brokers: ['localhost:9092'] });

export const consumer = kafka.consumer({ groupId: 'orders' });

export async function start() {
  await consumer.run({
    eachMessage: async ({ message }) => {
      await Order.objects.acreate({ total: message.value });
    },
  });
}
