import { Book } from '../models.js';

class ShelfHandlers {
  constructor() {
    this.count = this.count.bind(this);
  }

  async count(incoming, outgoing) {
    const shelves = await this.all();
    outgoing.json({ count: shelves.length });
  }

  lowest = async (incoming, outgoing) => {
    outgoing.json((await this.all()).sort()[0] ?? null);
  };

  /** Only handlers call it. */
  async all() {
    const shelves = new Set();
    for await (const book of Book.objects.orderBy('id')) shelves.add(book.shelf);
    return [...shelves];
  }
}

export default new ShelfHandlers();
