import { Book } from './models.js';

export const addRoutes = (router) => router.get('/first', first);

async function first(input, output) {
  const book = await Book.objects.afirst();
  output.json(book.title);
}
