/**
 * A week in the shop, through the sync variants. `async.js` is the same week, line by line, through the async ones.
 *
 * @returns {string[]} what the models said along the way
 */
export function week({ Article, AuditEntry, Author, Book, Customer, Order, OrderLine, Review }) {
  const said = [];
  const attempt = (deed, action) => {
    try {
      said.push(`${deed}: ${action()}`);
    } catch (error) {
      said.push(`${deed}: ${error.name}: ${error.message}`);
    }
  };

  // Monday: the catalogue. Two books share a title, one author is entered twice.
  const leGuin = Author.objects.create({ name: 'Ursula K. Le Guin' });
  const [lem] = Author.objects.getOrCreate({ name: 'Stanisław Lem' });
  Author.objects.getOrCreate({ name: 'Stanisław Lem' });
  const dispossessed = Book.objects.create({ title: 'The Dispossessed', authorId: leGuin.id, price: 1250, stock: 5 });
  const reprint = Book.objects.create({ title: 'The Dispossessed', authorId: leGuin.id, price: 2400, stock: 1 });
  const solaris = new Book({ title: 'Solaris', authorId: lem.id, price: 990, stock: 3 });
  solaris.save();
  attempt('stock below zero', () => {
    solaris.stock = -1;
    solaris.save();
  });
  solaris.refreshFromDb();

  // Tuesday: the magazine.
  const article = Article.objects.create({ title: 'Why we reread', issue: 7, body: 'Because.', authorId: lem.id });
  article.title = 'Why we reread Solaris';
  article.save();
  Article.objects.create({ title: 'Why we reread', issue: 8, body: 'word '.repeat(250), authorId: leGuin.id });

  // Wednesday: customers and their wishes.
  const wishlist = [reprint.id, dispossessed.id, solaris.id];
  const ada = Customer.objects.create({ email: ' Ada@Example.org', wishlist });
  const ben = Customer.objects.create({ email: 'ben@example.org' });
  const [cleo] = Customer.objects.getOrCreate({ email: 'cleo@example.org' }, { wishlist: [reprint.id, solaris.id] });

  // Thursday: orders. The second asks for more than there is, the third is given up.
  const paid = Order.objects.create({ customerId: ada.id });
  OrderLine.objects.create({ orderId: paid.id, bookId: dispossessed.id, quantity: 2 });
  OrderLine.objects.create({ orderId: paid.id, bookId: solaris.id });
  paid.refreshFromDb();
  said.push(`lines of the first order: ${paid.lines.length}`);
  paid.status = 'placed';
  paid.save();

  const tooMuch = Order.objects.create({ customerId: ben.id });
  OrderLine.objects.create({ orderId: tooMuch.id, bookId: solaris.id });
  OrderLine.objects.create({ orderId: tooMuch.id, bookId: reprint.id, quantity: 2, unitPrice: 2000 });
  attempt('more than there is', () => {
    tooMuch.refreshFromDb();
    tooMuch.status = 'placed';
    tooMuch.save();
  });

  const givenUp = Order.objects.create({ customerId: ben.id });
  OrderLine.objects.create({ orderId: givenUp.id, bookId: reprint.id });
  attempt('an order is given up', () => givenUp.delete());

  // Friday: money and opinions.
  paid.status = 'paid';
  paid.save();
  attempt('a paid order is deleted', () => paid.delete());
  Review.objects.create({ bookId: solaris.id, customerId: ada.id, rating: 5, body: 'The sea!' });
  Review.objects.create({ bookId: dispossessed.id, customerId: ada.id, rating: 4, body: 'Twice.' });
  const harsh = Review.objects.create({ bookId: solaris.id, customerId: cleo.id, rating: 2, body: 'Wet.' });
  Review.objects.create({ bookId: reprint.id, customerId: ben.id, rating: 3, body: 'Small print.' });
  attempt('six stars', () => Review.objects.create({ bookId: solaris.id, customerId: ben.id, rating: 6 }).id);
  harsh.rating = 3;
  harsh.save({ updateFields: ['rating'] });
  attempt('a review is withdrawn', () => harsh.delete());

  // Saturday: clearing up.
  attempt('an author with books is deleted', () => leGuin.delete());
  attempt('a book is withdrawn', () => reprint.delete());
  const waiting = Order.objects.create({ customerId: ben.id });
  OrderLine.objects.create({ orderId: waiting.id, bookId: dispossessed.id });
  waiting.refreshFromDb();
  waiting.status = 'placed';
  waiting.save();
  attempt('a waiting customer leaves', () => ben.delete());
  attempt('a customer leaves', () => ada.delete());
  attempt('an unknown author is deleted', () => Author.objects.create({ name: 'Anonymous' }).delete());
  const entry = AuditEntry.objects.first();
  attempt('the log is changed', () => entry.save().id);
  attempt('the log is shortened', () => entry.delete());
  return said;
}
