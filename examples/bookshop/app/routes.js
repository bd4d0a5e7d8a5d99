import { route } from './router.js';
import { createArticle, showArticle } from './views/articles.js';
import { createAuthor, deleteAuthor } from './views/authors.js';
import { changeBook, createBook, deleteBook, listBooks, reviewBook, showBook } from './views/books.js';
import { createCustomer, deleteCustomer, showCustomer } from './views/customers.js';
import { createOrder, deleteOrder, payOrder } from './views/orders.js';

export const routes = [
  route('POST', '/authors', createAuthor),
  route('DELETE', '/authors/:id', deleteAuthor),
  route('POST', '/articles', createArticle),
  route('GET', '/articles/:slug', showArticle),
  route('GET', '/books', listBooks),
  route('POST', '/books', createBook),
  route('GET', '/books/:slug', showBook),
  route('PATCH', '/books/:slug', changeBook),
  route('DELETE', '/books/:slug', deleteBook),
  route('POST', '/books/:slug/reviews', reviewBook),
  route('POST', '/customers', createCustomer),
  route('GET', '/customers/:id', showCustomer),
  route('DELETE', '/customers/:id', deleteCustomer),
  route('POST', '/orders', createOrder),
  route('POST', '/orders/:id/payment', payOrder),
  route('DELETE', '/orders/:id', deleteOrder),
];
