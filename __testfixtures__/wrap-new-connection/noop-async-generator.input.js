import express from 'express';
import { Model } from 'orm';

class Book extends Model {}

export const app = express();

app.get('/books', async function* stream(request) {
  for await (const book of Book.objects.filter({ shelf: request.params.shelf })) yield book.title;
});
