import { Book } from './models.js';

export async function list(limit) {
  const titles = [];
  for await (const book of Book.objects.orderBy('title')) titles.push(book.title);
  return titles.slice(0, limit);
}

export const detail = async (id) => (await Book.objects.aget({ id })).title;

export class BookViews {
  static async count(filter) {
    return { count: await Book.objects.filter(filter).acount(), arguments: arguments.length };
  }
}
