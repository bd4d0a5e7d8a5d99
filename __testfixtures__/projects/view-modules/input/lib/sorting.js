import { Book } from '../models.js';

/** Reached from a view only, so the view's context covers it. */
export async function newestFirst(limit) {
  const titles = [];
  for await (const book of Book.objects.orderBy('-id')) {
    if (titles.length < limit) titles.push(book.title);
  }
  return titles;
}
