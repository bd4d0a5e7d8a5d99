import express from 'express';
import { Model } from 'orm';
import { newConnection } from 'orm-migrate-runtime';

class Book extends Model {}
class Visit extends Model {}

export const app = express();

async function recordVisit(book) {
  await Visit.objects.acreate({ book: book.id });
}

app.get('/books/:id', async (req, res) => {
  return newConnection(async () => {
    const book = await Book.objects.aget({ id: req.params.id });
    recordVisit(book);
    res.json({ title: book.title });
  });
});

app.post('/books', async (req, res) => {
  return newConnection(async () => {
    req.body.books.forEach(async (fields) => {
      await Book.objects.acreate(fields);
    });
    res.on('finish', async () => {
      await Visit.objects.acreate({ book: null });
    });
    await Promise.all(req.body.visits.map(recordVisit));
    res.sendStatus(201);
  });
});
