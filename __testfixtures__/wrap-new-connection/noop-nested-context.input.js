import express from 'express';
import { Model } from 'orm';
import { newConnection } from 'orm-migrate-runtime';

class Book extends Model {}

export const app = express();

export async function listBooks(req, res) {
  return newConnection(async () => {
    res.json(await Book.objects.acount());
  });
}

app.get('/books', listBooks);

app.get('/', async (req, res) => {
  return newConnection(async () => {
    const book = await Book.objects.afirst();
    res.set('X-First', book.title);
    await listBooks(req, res);
  });
});
