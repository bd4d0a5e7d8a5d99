import express from 'express';
import { Model } from 'orm';

export class Book extends Model {}

export const app = express();

app.use(express.json());

app.get('/books/:id', async (req, res) => {
  const book = await Book.objects.aget({ id: Number(req.params.id) });
  res.json({ title: book.title });
});

async function createBook(req, res, next) {
  try {
    const book = await Book.objects.acreate(req.body);
    return res.status(201).json({ id: book.id });
  } catch (error) {
    return next(error);
  }
}

app.post('/books', createBook);
