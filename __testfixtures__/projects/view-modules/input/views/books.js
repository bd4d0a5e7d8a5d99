import { Book } from '../models.js';
import { newestFirst } from '../lib/sorting.js';

export async function index(context) {
  return await newestFirst(context.limit);
}

export async function create(context) {
  const book = new Book();
  book.title = context.title;
  await book.asave();
  return book.id;
}

async function internal() {
  return await Book.objects.acount();
}

export const total = async (context) => (await internal()) + context.offset;
