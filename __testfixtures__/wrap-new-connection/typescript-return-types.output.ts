import { Model } from 'orm';
import { newConnection } from 'orm-migrate-runtime';

export class Book extends Model {
  declare title: string;
}

type Page = { readonly kind: 'page'; readonly titles: readonly string[] } | { readonly kind: 'empty' };

export async function page(request: Request): Promise<Page> {
  return newConnection(async (): Promise<Page> => {
    const titles: string[] = [];
    for await (const book of Book.objects.filter({ shelf: request.url })) titles.push(book.title);
    if (titles.length === 0) return { kind: 'empty' };
    return { kind: 'page', titles };
  });
}

export const range = async (request: Request): Promise<readonly [first: string, last: string]> => {
  return newConnection(async (): Promise<readonly [first: string, last: string]> => {
    const first: Book = await Book.objects.filter({ shelf: request.url }).aget();
    return [first.title, first.title];
  });
};

export async function remove(request: Request, id?: number): Promise<void> {
  return newConnection(async () => {
    id ??= Number(request.url);
    const book: Book | null = await Book.objects.filter({ id }).afirst();
    if (book === null) return;
    await book.adelete();
  });
}

export async function pick<T extends object>(request: Request, fallback: T): Promise<Book | T> {
  return newConnection(async (): Promise<Book | T> => {
    return (await Book.objects.filter({ shelf: request.url }).afirst()) ?? fallback;
  });
}

export const known = async (request: Request): Promise<boolean> => newConnection(async () => Book.objects.filter({ shelf: request.url }).aexists());

export async function touch(request: Request): Promise<undefined> {
  return newConnection(async (): Promise<undefined> => {
    const book: Book = await Book.objects.filter({ shelf: request.url }).aget();
    await book.asave();
  });
}

export const label = async (request: Request): Promise<`${number} books`> => newConnection(async (): Promise<`${number} books`> => `${await Book.objects.filter({ shelf: request.url }).acount()} books`);
