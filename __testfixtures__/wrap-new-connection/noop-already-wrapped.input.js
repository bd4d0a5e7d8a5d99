import express from 'express';
import { Model } from 'orm';
import { newConnection } from 'orm-migrate-runtime';

class Book extends Model {}

export const app = express();

app.get('/books', async (req, res) => {
  return newConnection(async () => {
    res.json(await Book.objects.acount());
  });
});
