import express from 'express';
import { Model } from 'orm';

class Book extends Model {}

export const app = express();

// orm-migrate-ignore
app.get('/books', async (req, res) => {
  res.json(await Book.objects.acount());
});
