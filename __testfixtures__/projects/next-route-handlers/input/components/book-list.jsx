import * as React from '../lib/jsx';
import { Book } from '../app/models';

async function titles() {
  const found = [];
  for await (const book of Book.objects.orderBy('title')) found.push([book.id, book.title]);
  return found;
}

/** Runs on the server, after the page that contains it has returned. */
export const BookList = async ({ except }) => {
  const found = await titles();
  return <ul>{found.filter(([id]) => id !== except).map(([, title]) => title)}</ul>;
};
