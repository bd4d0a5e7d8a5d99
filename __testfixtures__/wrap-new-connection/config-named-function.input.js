import { Model } from 'orm';

export class Book extends Model {}

export async function importCatalogue(lines) {
  for (const title of lines) await Book.objects.agetOrCreate({ title });
  return await Book.objects.acount();
}

export async function unlisted() {
  return await Book.objects.acount();
}
