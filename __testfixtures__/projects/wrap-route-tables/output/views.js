import { Book } from './models.js';
import { newConnection } from 'orm-migrate-runtime';

export async function list(limit) {
  return newConnection(async () => {
    const titles = [];
    for await (const book of Book.objects.orderBy('title')) titles.push(book.title);
    return titles.slice(0, limit);
  });
}

export const detail = async (id) => newConnection(async () => (await Book.objects.aget({ id })).title);

export class BookViews {
  static async count(filter) {
    return newConnection(async () => {
      return { count: await Book.objects.filter(filter).acount(), arguments: arguments.length };
    });
  }
}
