import { Hono } from 'hono';
import { stream, streamText } from 'hono/streaming';
import { Model } from 'orm';
import { newConnection } from 'orm-migrate-runtime';

export class Book extends Model {}

export const app = new Hono();

// The handler has returned when the callback runs, so each of them has a context of its own.
app.get('/titles', async (c) =>
  streamText(c, async (out) => {
    return newConnection(async () => {
      for await (const book of Book.objects.all()) await out.writeln(book.title);
    });
  }),
);

async function writeCount(out) {
  return newConnection(async () => {
    await out.write(String(await Book.objects.acount()));
  });
}

app.get('/count', async (c) => {
  return newConnection(async () => {
    c.header('x-first', (await Book.objects.afirst()).title);
    return stream(c, writeCount);
  });
});
