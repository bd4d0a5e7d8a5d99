#!/usr/bin/env node
/* Licence */
import { Model } from 'orm';
import { newConnection } from 'orm-migrate-runtime';

export class Book extends Model {}

const limit = 3;
await newConnection(async () => {
  /** Those that have to be ordered. */
  const books = await Book.objects.filter({ stock: limit }).acount();

  // One after the other.
  for await (const book of Book.objects.all()) await book.asave(); // each
  console.log(`in all
  ${books} books`);
});

console.log('done');
