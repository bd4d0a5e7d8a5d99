import { Model } from 'orm';
import { newConnection } from 'orm-migrate-runtime';

export class Book extends Model {}

export async function importCatalogue(lines) {
  return newConnection(async () => {
    for (const title of lines) await Book.objects.agetOrCreate({ title });
    return await Book.objects.acount();
  });
}

export async function unlisted() {
  return await Book.objects.acount();
}
