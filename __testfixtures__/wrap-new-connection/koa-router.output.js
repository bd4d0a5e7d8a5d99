import Router from '@koa/router';
import { Model } from 'orm';
import { newConnection } from 'orm-migrate-runtime';

export class Book extends Model {}

export const router = new Router();

router.get('/books', async (ctx, next) => {
  return newConnection(async () => {
    const books = [];
    for await (const book of Book.objects.orderBy('title')) books.push(book.title);
    ctx.body = books;
    await next();
  });
});
