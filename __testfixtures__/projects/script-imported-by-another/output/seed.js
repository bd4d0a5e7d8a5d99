import { Book } from './models.js';
import { count } from './count.js';
import { newConnection } from 'orm-migrate-runtime';

await newConnection(async () => {
  const before = await count();
  const book = new Book();
  book.title = 'Emma';
  await book.asave();
  console.log(before);
});
