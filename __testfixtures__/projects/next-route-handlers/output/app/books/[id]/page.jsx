import * as React from '../../../lib/jsx';
import { BookList } from '../../../components/book-list';
import { Book } from '../../models';
import { newConnection } from 'orm-migrate-runtime';

export async function generateMetadata({ params }) {
  return newConnection(async () => {
    const book = await Book.objects.aget({ id: params.id });
    return { title: book.title };
  });
}

export async function generateStaticParams() {
  return newConnection(async () => {
    const params = [];
    for await (const book of Book.objects.orderBy('id')) params.push({ id: book.id });
    return params;
  });
}

export default async function Page({ params }) {
  return newConnection(async () => {
    const book = await Book.objects.aget({ id: params.id });
    return (
      <main>
      <h1>{book.title}</h1>
      <BookList except={book.id} />
    </main>
    );
  });
}
