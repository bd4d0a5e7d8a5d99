import { Model } from 'orm';

export class Book extends Model {}

export async function view(request) {
  const count = await Book.objects.acount();
  const text = 'one \
two \
    three';
  return [count, text, request.params.id];
}
