import { Readable } from 'node:stream';
import express from 'express';
import { Model } from 'orm';
import { collect, newConnection } from 'orm-migrate-runtime';

class Book extends Model {}

export const app = express();

async function* titles() {
  for await (const book of Book.objects.orderBy('title')) yield `${book.title}\n`;
}

app.get('/books', async (req, res) => {
  return newConnection(async () => {
    res.json({ count: await Book.objects.acount(), books: Book.objects.all() });
  });
});

app.get('/titles', async (req, res) => {
  return newConnection(async () => {
    Readable.from(titles()).pipe(res);
  });
});

app.get('/list', async (req, res) => {
  return newConnection(async () => {
    res.json({ books: await collect(Book.objects.all()) });
  });
});

export const findBooks = (shelf) => newConnection(() => Book.objects.filter({ shelf }));
