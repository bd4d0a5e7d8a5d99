import { Order } from './models.ts';
import { newConnection } from 'orm-migrate-runtime';

export async function placeOrder(request: { readonly items: string[] }): Promise<Order> {
  return newConnection(async (): Promise<Order> => {
    const order = new Order();
    order.items = request.items;
    await order.asave();
    return order;
  });
}
