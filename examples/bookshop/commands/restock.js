import { fileURLToPath } from 'node:url';

import { Book } from '../models/book.js';
import { connect } from '../orm/index.js';

const FULL_SHELF = 10;

/** Fills up the shelves: `node commands/restock.js [fewest copies that are enough]`. */
export async function main([enough = '2'] = []) {
  let titles = 0;
  for await (const book of Book.objects.filter({ deletedAt: null, stock__lt: Number(enough) })) {
    book.stock = FULL_SHELF;
    await book.asave({ updateFields: ['stock'] });
    titles += 1;
  }
  return `${titles} of ${await Book.objects.filter({ deletedAt: null }).acount()} titles restocked`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  connect(process.env.BOOKSHOP_DB ?? 'bookshop.db');
  console.log(await main(process.argv.slice(2)));
}
