'use server';

import { Book } from './models';

export async function addBook(title: string) {
  return await Book.objects.acreate({ title });
}
