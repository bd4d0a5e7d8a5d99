import amqp from 'amqplib';
import { Model } from 'orm';
import { newConnection } from 'orm-migrate-runtime';

export class Order extends Model {}

export async function start() {
  const connection = await amqp.connect('amqp://localhost');
  const channel = await connection.createChannel();
  await channel.consume('orders', async (message) => {
    return newConnection(async () => {
      await Order.objects.acreate({ total: message.content });
    });
  });
  return channel;
}
