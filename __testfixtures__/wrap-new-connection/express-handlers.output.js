import express from 'express';
import { Model } from 'orm';
import { newConnection } from 'orm-migrate-runtime';

export class Book extends Model {}

export const app = express();

app.use(express.json());

app.get('/books/:id', async (req, res) => {
  return newConnection(async () => {
    const book = await Book.objects.aget({ id: Number(req.params.id) });
    res.json({ title: book.title });
  });
});

async function createBook(req, res, next) {
  return newConnection(async () => {
    try {
      const book = await Book.objects.acreate(req.body);
      return res.status(201).json({ id: book.id });
    } catch (error) {
      return next(error);
    }
  });
}

app.post('/books', createBook);
