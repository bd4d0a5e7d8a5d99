import { Customer } from '../../models/customer.js';
import { json, noContent } from '../http.js';

const ownView = ({ id, email, points, wishlist }) => ({ id, email, points, wishlist });

async function findCustomer(request) {
  return Customer.objects.aget({ id: Number(request.params.id) });
}

export async function createCustomer(request) {
  const { email, wishlist } = request.body;
  return json(201, ownView(await Customer.objects.acreate({ email, wishlist })));
}

export async function showCustomer(request) {
  return json(200, ownView(await findCustomer(request)));
}

export async function deleteCustomer(request) {
  const customer = await findCustomer(request);
  await customer.adelete();
  return noContent();
}
