import { Model } from 'orm';
import { newConnection } from 'orm-migrate-runtime';

export class Book extends Model {}

export async function view(request) {
  return newConnection(async () => {
    const count = await Book.objects.acount();
    const text = 'one \
two \
    three';
    return [count, text, request.params.id];
  });
}
