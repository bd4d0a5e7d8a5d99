import { Book } from '../app/models';

export const getServerSideProps = async ({ query }) => {
  const book = await Book.objects.filter({ title: query.title }).afirst();
  return book === null ? { notFound: true } : { props: { id: book.id } };
};

export default function BooksPage({ id }) {
  return id;
}
