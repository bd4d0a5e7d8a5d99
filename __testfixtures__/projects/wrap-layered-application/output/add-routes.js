import { Book } from './models.js';
import { newConnection } from 'orm-migrate-runtime';

export const addRoutes = (router) => router.get('/first', first);

async function first(input, output) {
  return newConnection(async () => {
    const book = await Book.objects.afirst();
    output.json(book.title);
  });
}
