import { OrderLine } from '../../models/order-line.js';
import { Order } from '../../models/order.js';
import { json, noContent } from '../http.js';

const publicView = ({ id, status, total }) => ({ id, status, total });

async function findOrder(request) {
  return Order.objects.aget({ id: Number(request.params.id) });
}

export async function createOrder(request) {
  const { customerId, lines } = request.body;
  const order = await Order.objects.acreate({ customerId });
  for (const { bookId, quantity } of lines) {
    await OrderLine.objects.acreate({ orderId: order.id, bookId, quantity });
  }
  await order.arefreshFromDb();
  order.status = 'placed';
  await order.asave();
  return json(201, publicView(order));
}

export async function payOrder(request) {
  const order = await findOrder(request);
  order.status = 'paid';
  await order.asave();
  return json(200, publicView(order));
}

export async function deleteOrder(request) {
  const order = await findOrder(request);
  await order.adelete();
  return noContent();
}
