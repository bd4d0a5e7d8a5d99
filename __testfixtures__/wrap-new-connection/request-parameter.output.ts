import { Model } from 'orm';
import { newConnection } from 'orm-migrate-runtime';

export class Book extends Model {
  declare title: string;
}

async function titles(shelf: string): Promise<string[]> {
  const found: string[] = [];
  for await (const book of Book.objects.filter({ shelf })) found.push(book.title);
  return found;
}

/** The shelf page. */
export async function shelfPage(request: Request): Promise<string[]> {
  'use strict';

  return newConnection(async (): Promise<string[]> => {
    return await titles(request.url);
  });
}
