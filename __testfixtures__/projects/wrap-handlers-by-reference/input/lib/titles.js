import { Book } from '../models.js';

/** Only handlers call it: their context is enough. */
export async function titlesOf(shelf) {
  const titles = [];
  for await (const book of Book.objects.filter({ shelf })) titles.push(book.title);
  return titles;
}
