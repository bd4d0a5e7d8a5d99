import express from 'express';
import { Model } from 'orm';

class Book extends Model {}

export const app = express();

// Sync calls have a connection of their own.
app.get('/books', async (req, res) => {
  res.json(Book.objects.count());
});
