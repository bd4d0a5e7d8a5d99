import { Book } from '../models.js';
import { newestFirst } from '../lib/sorting.js';
import { newConnection } from 'orm-migrate-runtime';

export async function index(context) {
  return newConnection(async () => {
    return await newestFirst(context.limit);
  });
}

export async function create(context) {
  return newConnection(async () => {
    const book = new Book();
    book.title = context.title;
    await book.asave();
    return book.id;
  });
}

async function internal() {
  return await Book.objects.acount();
}

export const total = async (context) => newConnection(async () => (await internal()) + context.offset);
