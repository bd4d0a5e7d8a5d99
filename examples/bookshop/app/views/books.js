import { Book } from '../../models/book.js';
import { Review } from '../../models/review.js';
import { json, noContent } from '../http.js';

const onSale = () => Book.objects.filter({ deletedAt: null });

const publicView = ({ id, slug, title, price, stock, rating }) => ({ id, slug, title, price, stock, rating });

async function findBook(request) {
  return onSale().aget({ slug: request.params.slug });
}

export async function listBooks(request) {
  const books = [];
  for await (const book of onSale().orderBy(request.query.order ?? 'title')) books.push(publicView(book));
  return json(200, { total: await onSale().acount(), books });
}

export async function createBook(request) {
  const { title, authorId, price, stock } = request.body;
  const book = new Book({ title, authorId, price, stock });
  await book.asave();
  return json(201, publicView(book));
}

export async function showBook(request) {
  return json(200, publicView(await findBook(request)));
}

export async function changeBook(request) {
  const book = await findBook(request);
  const { title = book.title, price = book.price } = request.body;
  Object.assign(book, { title, price });
  await book.asave({ updateFields: ['title', 'price'] });
  return json(200, publicView(book));
}

export async function deleteBook(request) {
  const book = await findBook(request);
  await book.adelete();
  return noContent();
}

export async function reviewBook(request) {
  const book = await findBook(request);
  const { customerId, rating, body } = request.body;
  await Review.objects.acreate({ bookId: book.id, customerId, rating, body });
  await book.arefreshFromDb();
  return json(201, publicView(book));
}
