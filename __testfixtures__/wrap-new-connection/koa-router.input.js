import Router from '@koa/router';
import { Model } from 'orm';

export class Book extends Model {}

export const router = new Router();

router.get('/books', async (ctx, next) => {
  const books = [];
  for await (const book of Book.objects.orderBy('title')) books.push(book.title);
  ctx.body = books;
  await next();
});
