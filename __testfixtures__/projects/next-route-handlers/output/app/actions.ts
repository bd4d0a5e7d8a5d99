'use server';

import { Book } from './models';
import { newConnection } from 'orm-migrate-runtime';

export async function addBook(title: string) {
  return newConnection(async () => {
    return await Book.objects.acreate({ title });
  });
}
