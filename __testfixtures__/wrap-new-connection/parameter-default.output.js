import { Model } from 'orm';
import { newConnection } from 'orm-migrate-runtime';

export class Book extends Model {}

export async function listBooks(request, books = Book.objects.acount()) {
  return { url: request.url, count: await books };
}

export async function countBooks(request, { shelf = 'a' } = {}) {
  return newConnection(async () => {
    return await Book.objects.filter({ shelf: request.shelf ?? shelf }).acount();
  });
}
