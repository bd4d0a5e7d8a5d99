import { Book } from '../app/models';
import { newConnection } from 'orm-migrate-runtime';

export const getServerSideProps = async ({ query }) => {
  return newConnection(async () => {
    const book = await Book.objects.filter({ title: query.title }).afirst();
    return book === null ? { notFound: true } : { props: { id: book.id } };
  });
};

export default function BooksPage({ id }) {
  return id;
}
