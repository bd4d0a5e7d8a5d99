import { Book } from './models.js';

export async function count() {
  return await Book.objects.acount();
}
