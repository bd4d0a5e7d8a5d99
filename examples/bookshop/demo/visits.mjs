/** What a browser would send, in this order, and what it should get. */
export const visits = [
  { method: 'POST', path: '/authors', body: { name: 'Octavia E. Butler' }, status: '201' },
  { method: 'POST', path: '/books', body: { title: 'Kindred', authorId: 1, price: 1100, stock: 3 }, status: '201' },
  { method: 'POST', path: '/books', body: { title: 'Kindred', authorId: 1, price: 900, stock: 9 }, status: '201' },
  { method: 'GET', path: '/books/kindred-2', status: '200' },
  { method: 'POST', path: '/books', body: { title: 'Dawn', authorId: 1, price: 1300, stock: -1 }, status: '422' },
  { method: 'POST', path: '/customers', body: { email: 'Dana@Example.org', wishlist: [1, 2] }, status: '201' },
  { method: 'POST', path: '/books/kindred/reviews', body: { customerId: 1, rating: 5 }, status: '201' },
  {
    method: 'POST',
    path: '/articles',
    body: { title: 'On Kindred', issue: 9, body: 'Read it.', authorId: 1 },
    status: '201',
  },
  { method: 'GET', path: '/articles/9-on-kindred', status: '200' },
  { method: 'POST', path: '/orders', body: { customerId: 1, lines: [{ bookId: 1, quantity: 2 }] }, status: '201' },
  { method: 'POST', path: '/orders/1/payment', status: '200' },
  { method: 'GET', path: '/customers/1', status: '200' },
  { method: 'DELETE', path: '/orders/1', status: '409' },
  { method: 'DELETE', path: '/books/kindred-2', status: '204' },
  { method: 'GET', path: '/books?order=-price', status: '200' },
  { method: 'DELETE', path: '/authors/1', status: '409' },
];
