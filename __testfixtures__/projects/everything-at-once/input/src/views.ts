import { Order } from './models.ts';

export async function placeOrder(request: { readonly items: string[] }): Promise<Order> {
  const order = new Order();
  order.items = request.items;
  await order.asave();
  return order;
}
