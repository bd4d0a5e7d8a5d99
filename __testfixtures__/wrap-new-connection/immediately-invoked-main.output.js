import { Model } from 'orm';
import { newConnection } from 'orm-migrate-runtime';

export class Book extends Model {}

export const done = [];

(async function () {
  return newConnection(async () => {
    done.push([await Book.objects.acount(), this === undefined, arguments.length]);
    await Book.objects.aget({ title: 'Sanditon' });
  });
})().catch((error) => {
  done.push(error);
});
