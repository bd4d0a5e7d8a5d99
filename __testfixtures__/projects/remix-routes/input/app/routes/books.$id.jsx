import { Book } from '../models.js';

export async function loader({ params }) {
  const book = await Book.objects.filter({ id: Number(params.id) }).afirst();
  if (book === null) throw new Response('no book', { status: 404 });
  return { title: book.title };
}

export const action = async ({ request, params }) => {
  const fields = await request.json();
  return await Book.objects.filter({ id: Number(params.id) }).aupdate(fields);
};

/** Called by nobody but the project. */
export async function count() {
  return await Book.objects.acount();
}
