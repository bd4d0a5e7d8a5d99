import Router from '@koa/router';
import Koa from 'koa';
import { Model } from 'orm';
import { newConnection } from 'orm-migrate-runtime';

export class Book extends Model {}

export const app = new Koa();

const router = new Router();

router.get('/books', async (ctx) => {
  ctx.body = { count: await Book.objects.acount() };
});

app.use(async (ctx, next) => {
  if (ctx.path !== '/health') return next();
  ctx.body = { any: await Book.objects.aexists() };
});
app.use(async (ctx, next) => {
  await newConnection(() => next());
});
app.use(router.routes());
app.use(async (ctx) => {
  const book = await Book.objects.afirst();
  ctx.body = { first: book.title };
});
