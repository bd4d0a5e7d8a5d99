import Router from '@koa/router';
import Koa from 'koa';
import { Model, transaction } from 'orm';

export class Book extends Model {}
export class Entry extends Model {}

export const app = new Koa();

const router = new Router();

/** What the handler behind it does is done together, or not at all. */
async function together(ctx, next) {
  try {
    await transaction.aatomic(async () => {
      await new Entry({ path: ctx.path }).asave();
      await next();
    });
  } catch (error) {
    ctx.status = 409;
    ctx.body = { error: error.message };
  }
}

router.post('/books/:title', together, async (ctx) => {
  const { title } = ctx.params;
  const book = await Book.objects.acreate({ title });
  if (title === 'Sanditon') throw new Error('not finished');
  ctx.body = { id: book.id };
});

app.use(router.routes());
