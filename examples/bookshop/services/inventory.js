import { Book } from '../models/book.js';
import { OrderLine } from '../models/order-line.js';
import { ValidationError } from '../orm/index.js';

/**
 * Takes what was ordered from the shelves: all of it, or, if one book is short, nothing.
 *
 * @param {import('../models/order.js').Order} order
 */
export function reserveStock(order) {
  const lines = [...OrderLine.objects.filter({ orderId: order.id })];
  const short = lines.find((line) => Book.objects.get({ id: line.bookId }).stock < line.quantity);
  if (short) throw new ValidationError(`Order ${order.id}: not enough copies of book ${short.bookId}`);
  lines.forEach((line) => {
    const book = Book.objects.get({ id: line.bookId });
    book.stock -= line.quantity;
    book.save({ updateFields: ['stock'] });
  });
}
