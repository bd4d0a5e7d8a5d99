import Router from '@koa/router';
import Koa from 'koa';
import { Model } from 'orm';

export class Book extends Model {}
export class Visit extends Model {}

export const app = new Koa();

const router = new Router();

router.get('/books', async (ctx) => {
  const books = [];
  for await (const book of Book.objects.orderBy('title')) books.push(book.title);
  ctx.body = books;
});

router.param('id', async (id, ctx, next) => {
  await new Visit({ book: id }).asave();
  return next();
});

router.get('book', '/books/:id', (ctx) => {
  ctx.body = { id: ctx.params.id };
});

router.del('/books/:title', async function (ctx, next) {
  const { title } = ctx.params;
  const book = await Book.objects.filter({ title }).afirst();
  if (book === null) ctx.throw(404, `no ${title}`);
  await book.adelete();
  ctx.body = { arguments: arguments.length, next: typeof next };
});

app.use(async (ctx, next) => {
  try {
    await next();
  } catch (error) {
    ctx.status = error.status ?? 418;
    ctx.body = { error: error.message };
  }
});
app.use(router.routes());
app.use(async (ctx) => {
  ctx.body = { left: await Book.objects.acount() };
});
