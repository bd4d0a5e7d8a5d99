import { Model } from 'orm';
import { newConnection } from 'orm-migrate-runtime';

class Book extends Model {}

async function countBooks(request) {
  return await Book.objects.filter({ shelf: request.params.shelf }).acount();
}

export const handler = (request) => newConnection(() => countBooks(request));
