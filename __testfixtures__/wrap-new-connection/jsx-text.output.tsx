import { Hono } from 'hono';
import { Model } from 'orm';
import { newConnection } from 'orm-migrate-runtime';

class Book extends Model {
  declare title: string;
}

export const app = new Hono();

app.get('/', async (c) => {
  return newConnection(async () => {
    const count = await Book.objects.acount();
    return c.html(
      <pre>
      {count} books,
        indented text
    </pre>,
    );
  });
});
