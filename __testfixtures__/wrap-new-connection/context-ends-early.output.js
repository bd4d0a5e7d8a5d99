import express from 'express';
import { Model } from 'orm';
import { newConnection } from 'orm-migrate-runtime';

export class Book extends Model {}

export const app = express();

app.use((req, res, next) => newConnection(() => next()));

app.get('/books', async (req, res) => {
  return newConnection(async () => {
    await new Promise((resolve) => {
      setTimeout(resolve, 1);
    });
    res.json({ count: await Book.objects.acount() });
  });
});
