/**
 * One visit to the shop, as a generator of requests, each with the answer that it must get; the generator is handed the
 * body of that answer, and writes down in the ledger what the database must hold from then on. Everything that a visit
 * changes is its own, so that its answers do not depend on what other visits do at the same time.
 *
 * @param {string} name unlike that of any other visit
 * @param {import('./ledger.mjs').Ledger} ledger
 */
export function* visit(name, ledger) {
  const author = yield* enterAuthor(`${name} Author`, ledger);
  const dear = yield* enterBook(
    { title: `${name} Title`, slug: slug(`${name}-title`), price: 1850, stock: 5 },
    author,
    ledger,
  );
  const cheap = yield* enterBook(
    { title: `${name} Title`, slug: slug(`${name}-title-2`), price: 990, stock: 3 },
    author,
    ledger,
  );
  const customer = yield* signUp(name, [dear, cheap], ledger);

  yield get(`/books/${dear.slug}`, 200, shown(dear));
  yield get(`/books/${slug(name)}-unheard-of`, 404, {
    error: `There is no Book with {"slug":"${slug(name)}-unheard-of"}`,
  });
  yield post('/books', { title: name, authorId: author.id, stock: -1 }, 422, {
    error: `${name}: the stock cannot be negative`,
  });
  yield post('/customers', { email: ` ${name}@EXAMPLE.org` }, 409, { error: 'customers.email is taken already' });
  yield* nobodyElsesList(dear);

  yield* review(dear, customer, 4, ledger);
  yield* review(dear, customer, 5, ledger);
  yield post(`/books/${dear.slug}/reviews`, { customerId: customer.id, rating: 6 }, 422, {
    error: 'A rating goes from 1 to 5',
  });
  yield* review(cheap, customer, 3, ledger);

  const order = yield* placeOrder(customer, [line(dear, 2), line(cheap, 1)], ledger);
  yield* orderTooMuch(customer, [line(cheap, 1), line(dear, 40)], ledger);
  yield del(`/customers/${customer.id}`, 409, { error: `${customer.email} is waiting for an order` });
  yield* pay(order, customer, ledger);
  yield get(`/customers/${customer.id}`, 200, { ...customer });
  yield del(`/orders/${order.id}`, 409, { error: `Order ${order.id} is paid and stays in the books` });
  const second = yield* placeOrder(customer, [line(dear, 1)], ledger);
  yield* giveUp(second, ledger);
  yield get(`/books/${dear.slug}`, 200, shown(dear));

  yield* change(dear, { title: `${name} Title, revised`, price: 2100 }, ledger);
  yield* withdraw(cheap, author, ledger);
  yield get(`/books/${cheap.slug}`, 404, { error: `There is no Book with {"slug":"${cheap.slug}"}` });
  yield del(`/authors/${author.id}`, 409, { error: `${author.name} still has books on sale` });
  yield* publish(author, name, ledger);

  yield post(`/load/break-down/${slug(name)}-ghost`, {}, 500, {
    error: "TypeError: Cannot read properties of undefined (reading 'here')",
  });
  yield get('/books?order=nonsense', 500, { error: 'TypeError: Book has no field nonsense' });
  yield get(`/nowhere/${slug(name)}`, 404, { error: `GET /nowhere/${slug(name)} is not here` });
  yield* forget(customer, ledger);
  yield get(`/customers/${customer.id}`, 404, { error: `There is no Customer with {"id":${customer.id}}` });
}

/** A fallback that waits for the transaction which called it: it gives up, and nothing of the transaction stays. */
export function* locked(name, ledger) {
  const customer = yield* signUp(name, [], ledger);
  yield post(`/load/wait-for-itself/${customer.id}`, {}, 500, (body) => {
    return /^Error: A sync call waited 1000 ms for a row that another connection has locked/.test(body.error) && body;
  });
  yield get(`/customers/${customer.id}`, 200, { ...customer });
}

const request = (method, path, body, status, expected) => ({ method, path, body, status, expected });
const get = (path, status, expected) => request('GET', path, undefined, status, expected);
const del = (path, status, expected) => request('DELETE', path, undefined, status, expected);
const post = (path, body, status, expected) => request('POST', path, body, status, expected);

const slug = (text) => text.toLowerCase().replaceAll(' ', '-');
const line = (book, quantity) => ({ book, quantity });
const shown = ({ id, slug, title, price, stock, rating }) => ({ id, slug, title, price, stock, rating });

/** What only the server can know, such as the key of a new row, is a number, and otherwise taken as it is. */
const withNewId = (rest) => (body) => Number.isInteger(body.id) && { id: body.id, ...rest };

function* enterAuthor(name, ledger) {
  const { id } = yield post('/authors', { name }, 201, withNewId({ name }));
  const author = { id, name, bookCount: 0 };
  ledger.authors.set(id, author);
  return author;
}

function* enterBook({ slug, ...values }, author, ledger) {
  const { id } = yield post(
    '/books',
    { ...values, authorId: author.id },
    201,
    withNewId({ slug, ...values, rating: null }),
  );
  const book = { id, slug, ...values, rating: null, onSale: true };
  ledger.books.set(id, book);
  ledger.reviews.set(id, []);
  ledger.note('created', `Book ${id}`);
  author.bookCount += 1;
  return book;
}

function* signUp(name, wishes, ledger) {
  const email = `${name.toLowerCase()}@example.org`;
  const wishlist = wishes.toSorted((a, b) => a.price - b.price).map(({ id }) => id);
  const body = { email: `  ${name}@Example.ORG `, wishlist: wishes.map(({ id }) => id) };
  const { id } = yield post('/customers', body, 201, withNewId({ email, points: 0, wishlist }));
  const customer = { id, email, points: 0, wishlist };
  ledger.customers.set(id, customer);
  return customer;
}

/** Everybody's books are in the list, so it is only known what it must look like. */
function* nobodyElsesList(book) {
  yield get('/books?order=-price', 200, (body) => {
    const prices = body.books.map(({ price }) => price);
    const isSorted = prices.every((price, index) => index === 0 || prices[index - 1] >= price);
    const isIn = body.books.filter(({ id }) => id === book.id).length === 1;
    return isSorted && isIn && Number.isInteger(body.total) && body;
  });
}

function* review(book, customer, rating, ledger) {
  const reviews = ledger.reviews.get(book.id);
  const ratings = [...reviews.map((review) => review.rating), rating];
  const average = ratings.reduce((sum, one) => sum + one, 0) / ratings.length;
  const body = { customerId: customer.id, rating, body: 'Read it.' };
  yield post(`/books/${book.slug}/reviews`, body, 201, shown({ ...book, rating: average }));
  reviews.push({ rating, customerId: customer.id });
  book.rating = average;
  ledger.note('changed', `Book ${book.id}`);
}

const bodyOfOrder = (customer, lines) => ({
  customerId: customer.id,
  lines: lines.map(({ book, quantity }) => ({ bookId: book.id, quantity })),
});

function keepOrder({ id, status }, customer, lines, ledger) {
  const total = lines.reduce((sum, { book, quantity }) => sum + quantity * book.price, 0);
  const order = { id, customerId: customer.id, status, total };
  ledger.orders.set(id, order);
  ledger.lines.set(
    id,
    lines.map(({ book, quantity }) => ({ bookId: book.id, quantity, unitPrice: book.price })),
  );
  ledger.note('created', `Order ${id}`);
  // Each line brings the total up to date.
  ledger.note('changed', `Order ${id}`, lines.length);
  return order;
}

function* placeOrder(customer, lines, ledger) {
  const total = lines.reduce((sum, { book, quantity }) => sum + quantity * book.price, 0);
  const { id } = yield post('/orders', bodyOfOrder(customer, lines), 201, withNewId({ status: 'placed', total }));
  const order = keepOrder({ id, status: 'placed' }, customer, lines, ledger);
  ledger.note('changed', `Order ${id}`);
  for (const { book, quantity } of lines) {
    book.stock -= quantity;
    ledger.note('changed', `Book ${book.id}`);
  }
  return order;
}

/** The order is refused when it is to be placed, and stays a draft; its number is in the message. */
function* orderTooMuch(customer, lines, ledger) {
  const short = lines.find(({ book, quantity }) => book.stock < quantity).book;
  const message = new RegExp(`^Order (\\d+): not enough copies of book ${short.id}$`);
  const { error } = yield post(
    '/orders',
    bodyOfOrder(customer, lines),
    422,
    (body) => message.test(body.error) && body,
  );
  keepOrder({ id: Number(message.exec(error)[1]), status: 'draft' }, customer, lines, ledger);
}

function* pay(order, customer, ledger) {
  yield post(`/orders/${order.id}/payment`, {}, 200, { id: order.id, status: 'paid', total: order.total });
  order.status = 'paid';
  customer.points += Math.floor(order.total / 100);
  ledger.note('changed', `Order ${order.id}`);
}

function* giveUp(order, ledger) {
  yield del(`/orders/${order.id}`, 204, null);
  ledger.orders.delete(order.id);
  ledger.lines.delete(order.id);
  ledger.note('deleted', `Order ${order.id}`);
}

function* change(book, values, ledger) {
  yield request('PATCH', `/books/${book.slug}`, values, 200, shown({ ...book, ...values }));
  Object.assign(book, values);
  ledger.note('changed', `Book ${book.id}`);
}

/** The reviews go first, and the rating follows each of them. */
function* withdraw(book, author, ledger) {
  yield del(`/books/${book.slug}`, 204, null);
  ledger.note('changed', `Book ${book.id}`, ledger.reviews.get(book.id).length + 1);
  ledger.reviews.set(book.id, []);
  Object.assign(book, { rating: null, onSale: false });
  author.bookCount -= 1;
}

function* publish(author, name, ledger) {
  const [title, issue, text] = [`On ${name}`, 7, 'word '.repeat(250)];
  const article = { slug: `7-on-${slug(name)}`, title, byline: `${author.name}, 2 min` };
  const expected = { slug: article.slug, byline: article.byline };
  yield post('/articles', { title, issue, body: text, authorId: author.id }, 201, expected);
  ledger.articles.set(article.slug, article);
  yield get(`/articles/${article.slug}`, 200, (body) => {
    return (
      !Number.isNaN(Date.parse(body.lastUpdated)) && {
        title,
        byline: article.byline,
        body: text,
        lastUpdated: body.lastUpdated,
      }
    );
  });
}

/** The orders and reviews stay, and are nobody's. */
function* forget(customer, ledger) {
  yield del(`/customers/${customer.id}`, 204, null);
  ledger.customers.delete(customer.id);
  const theirs = [...ledger.orders.values(), ...[...ledger.reviews.values()].flat()];
  for (const row of theirs) if (row.customerId === customer.id) row.customerId = null;
}
