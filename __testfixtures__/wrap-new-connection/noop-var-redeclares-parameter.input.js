import { Model } from 'orm';

export class Book extends Model {}

// Inside a wrapper, the `var` would be another variable, and undefined.
export async function show(request) {
  var request = request ?? { shelf: 'a' };
  return await Book.objects.filter({ shelf: request.shelf }).acount();
}
