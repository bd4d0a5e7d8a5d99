import { Model } from 'orm';

export class Book extends Model {}

export async function main() {
  const removed = await Book.objects.filter({ stale: true }).adelete();
  console.log(`${removed} books removed`);
  return removed;
}
