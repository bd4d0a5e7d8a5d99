import { Model } from 'orm';

export class Book extends Model {}

// Inside a wrapper, TypeScript would no longer know that the shelf is a string where the inner function reads it.
export async function show(request: Request, shelf?: string): Promise<number[]> {
  shelf = shelf ?? request.url;
  const count = await Book.objects.filter({ shelf }).acount();
  return [count].map((each) => each + shelf.length);
}
