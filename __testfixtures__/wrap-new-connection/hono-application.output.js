import { Hono } from 'hono';
import { Model } from 'orm';
import { newConnection } from 'orm-migrate-runtime';

export class Book extends Model {}
export class Visit extends Model {}

const books = new Hono();

books
  .get('/', async (c) => newConnection(async () => c.json({ count: await Book.objects.acount() })))
  .post(async (c) => {
    return newConnection(async () => {
      const book = await Book.objects.acreate(await c.req.json());
      c.header('location', `/books/${book.id}`);
      return c.body(null, 201);
    });
  });

books.on('PURGE', '/', async function (c, next) {
  return newConnection(async () => {
    const before = await Book.objects.acount();
    await Book.objects.adelete();
    return c.json({ before, arguments: arguments.length, next: typeof next });
  });
});

export const app = new Hono();

app.use('/late/*', async (c, next) => {
  return newConnection(async () => {
    await next();
    await new Visit({ path: c.req.path, status: c.res.status }).asave();
  });
});
app.get('/late/answer', (c) => c.text('late'));
app.route('/books', books);
app.get('/fails', async () => {
  return newConnection(async () => {
    await Book.objects.aget({ title: 'Sanditon' });
  });
});
app.onError(async (error, c) => newConnection(async () => c.json({ error: error.message, visits: await Visit.objects.acount() }, 418)));
app.notFound(async (c) => newConnection(async () => c.json({ books: await Book.objects.acount() }, 404)));
