import { Hono } from 'hono';
import { Model } from 'orm';

export class Book extends Model {
  declare title: string;
}

export const app = new Hono();

app.get('/books/:id', async (c) => {
  const book = await Book.objects.filter({ id: Number(c.req.param('id')) }).afirst();
  if (book === null) return c.json({ error: 'not found' }, 404);
  return c.json({ title: book.title });
});
