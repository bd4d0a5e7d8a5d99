import { Book } from './models';

export async function removeBook(id: number) {
  'use server';

  const book = await Book.objects.aget({ id });
  return await book.adelete();
}
