import { Customer } from '../models/customer.js';

const CENTS_PER_POINT = 100;

/**
 * One point for each euro, to the customer who paid; a guest has no account to put them on.
 *
 * @param {import('../models/order.js').Order} order
 */
export function awardPoints(order) {
  const customer = Customer.objects.filter({ id: order.customerId }).first();
  if (customer === null) return;
  customer.points += Math.floor(order.total / CENTS_PER_POINT);
  customer.save({ updateFields: ['points'] });
}
