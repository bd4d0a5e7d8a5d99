import { Book } from './models';
import { newConnection } from 'orm-migrate-runtime';

export async function removeBook(id: number) {
  'use server';

  return newConnection(async () => {
    const book = await Book.objects.aget({ id });
    return await book.adelete();
  });
}
