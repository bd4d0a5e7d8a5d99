import { Model } from 'orm';
import { newConnection } from 'orm-migrate-runtime';

export class Book extends Model {}

export async function view(request) {
  return newConnection(async () => {
    if (request.params.id) {
      return await Book.objects.acount();
    }
    switch (request) {
      default:
        return null;
    }
  });
}
