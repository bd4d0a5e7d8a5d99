import { Model } from 'orm';

export class Book extends Model {}

export const done = [];

(async function () {
  done.push([await Book.objects.acount(), this === undefined, arguments.length]);
  await Book.objects.aget({ title: 'Sanditon' });
})().catch((error) => {
  done.push(error);
});
