import { Model } from 'orm';
import { newConnection } from 'orm-migrate-runtime';

export class Book extends Model {}

export async function main() {
  return newConnection(async () => {
    const removed = await Book.objects.filter({ stale: true }).adelete();
    console.log(`${removed} books removed`);
    return removed;
  });
}
