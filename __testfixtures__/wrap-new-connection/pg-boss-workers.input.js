import PgBoss from 'pg-boss';
import { Model } from 'orm';

export class Book extends Model {}

const boss = new PgBoss('postgres://localhost/books');

export async function start() {
  await boss.work('add-books', { batchSize: 10 }, async (jobs) => {
    const keys = [];
    for (const { data } of jobs) keys.push((await Book.objects.acreate(data)).id);
    return keys;
  });
  return boss;
}
