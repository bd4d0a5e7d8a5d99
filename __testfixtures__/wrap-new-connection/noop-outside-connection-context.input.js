import { Model } from 'orm';

export class Book extends Model {}

async function countBooks() {
  return await Book.objects.acount();
}

export async function summary() {
  return `${await countBooks()} books`;
}
