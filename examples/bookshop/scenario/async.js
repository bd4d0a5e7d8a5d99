import { newConnection } from 'orm-migrate-runtime';

/**
 * A week in the shop, through the async variants. `sync.js` is the same week, line by line, through the sync ones.
 *
 * @returns {Promise<string[]>} what the models said along the way
 */
export async function week(models) {
  return newConnection(() => play(models));
}

async function play({ Article, AuditEntry, Author, Book, Customer, Order, OrderLine, Review }) {
  const said = [];
  const attempt = async (deed, action) => {
    try {
      said.push(`${deed}: ${await action()}`);
    } catch (error) {
      said.push(`${deed}: ${error.name}: ${error.message}`);
    }
  };

  // Monday: the catalogue. Two books share a title, one author is entered twice.
  const leGuin = await Author.objects.acreate({ name: 'Ursula K. Le Guin' });
  const [lem] = await Author.objects.agetOrCreate({ name: 'Stanisław Lem' });
  await Author.objects.agetOrCreate({ name: 'Stanisław Lem' });
  const dispossessed = await Book.objects.acreate({
    title: 'The Dispossessed',
    authorId: leGuin.id,
    price: 1250,
    stock: 5,
  });
  const reprint = await Book.objects.acreate({ title: 'The Dispossessed', authorId: leGuin.id, price: 2400, stock: 1 });
  const solaris = new Book({ title: 'Solaris', authorId: lem.id, price: 990, stock: 3 });
  await solaris.asave();
  await attempt('stock below zero', async () => {
    solaris.stock = -1;
    await solaris.asave();
  });
  await solaris.arefreshFromDb();

  // Tuesday: the magazine.
  const article = await Article.objects.acreate({
    title: 'Why we reread',
    issue: 7,
    body: 'Because.',
    authorId: lem.id,
  });
  article.title = 'Why we reread Solaris';
  await article.asave();
  await Article.objects.acreate({ title: 'Why we reread', issue: 8, body: 'word '.repeat(250), authorId: leGuin.id });

  // Wednesday: customers and their wishes.
  const wishlist = [reprint.id, dispossessed.id, solaris.id];
  const ada = await Customer.objects.acreate({ email: ' Ada@Example.org', wishlist });
  const ben = await Customer.objects.acreate({ email: 'ben@example.org' });
  const [cleo] = await Customer.objects.agetOrCreate(
    { email: 'cleo@example.org' },
    { wishlist: [reprint.id, solaris.id] },
  );

  // Thursday: orders. The second asks for more than there is, the third is given up.
  const paid = await Order.objects.acreate({ customerId: ada.id });
  await OrderLine.objects.acreate({ orderId: paid.id, bookId: dispossessed.id, quantity: 2 });
  await OrderLine.objects.acreate({ orderId: paid.id, bookId: solaris.id });
  await paid.arefreshFromDb();
  said.push(`lines of the first order: ${paid.lines.length}`);
  paid.status = 'placed';
  await paid.asave();

  const tooMuch = await Order.objects.acreate({ customerId: ben.id });
  await OrderLine.objects.acreate({ orderId: tooMuch.id, bookId: solaris.id });
  await OrderLine.objects.acreate({ orderId: tooMuch.id, bookId: reprint.id, quantity: 2, unitPrice: 2000 });
  await attempt('more than there is', async () => {
    await tooMuch.arefreshFromDb();
    tooMuch.status = 'placed';
    await tooMuch.asave();
  });

  const givenUp = await Order.objects.acreate({ customerId: ben.id });
  await OrderLine.objects.acreate({ orderId: givenUp.id, bookId: reprint.id });
  await attempt('an order is given up', () => givenUp.adelete());

  // Friday: money and opinions.
  paid.status = 'paid';
  await paid.asave();
  await attempt('a paid order is deleted', () => paid.adelete());
  await Review.objects.acreate({ bookId: solaris.id, customerId: ada.id, rating: 5, body: 'The sea!' });
  await Review.objects.acreate({ bookId: dispossessed.id, customerId: ada.id, rating: 4, body: 'Twice.' });
  const harsh = await Review.objects.acreate({ bookId: solaris.id, customerId: cleo.id, rating: 2, body: 'Wet.' });
  await Review.objects.acreate({ bookId: reprint.id, customerId: ben.id, rating: 3, body: 'Small print.' });
  await attempt(
    'six stars',
    async () => (await Review.objects.acreate({ bookId: solaris.id, customerId: ben.id, rating: 6 })).id,
  );
  harsh.rating = 3;
  await harsh.asave({ updateFields: ['rating'] });
  await attempt('a review is withdrawn', () => harsh.adelete());

  // Saturday: clearing up.
  await attempt('an author with books is deleted', () => leGuin.adelete());
  await attempt('a book is withdrawn', () => reprint.adelete());
  const waiting = await Order.objects.acreate({ customerId: ben.id });
  await OrderLine.objects.acreate({ orderId: waiting.id, bookId: dispossessed.id });
  await waiting.arefreshFromDb();
  waiting.status = 'placed';
  await waiting.asave();
  await attempt('a waiting customer leaves', () => ben.adelete());
  await attempt('a customer leaves', () => ada.adelete());
  await attempt('an unknown author is deleted', async () =>
    (await Author.objects.acreate({ name: 'Anonymous' })).adelete(),
  );
  const entry = await AuditEntry.objects.afirst();
  await attempt('the log is changed', async () => (await entry.asave()).id);
  await attempt('the log is shortened', () => entry.adelete());
  return said;
}
