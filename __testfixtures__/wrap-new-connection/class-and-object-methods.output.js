import { Model } from 'orm';
import { newConnection } from 'orm-migrate-runtime';

export class Book extends Model {}

class Views {
  shelf = 'a';

  titleOf(book) {
    return `${this.shelf}: ${book.title}`;
  }
}

export class BookViews extends Views {
  #seen = 0;

  /** One book. */
  async show(request) {
    return newConnection(async () => {
      this.#seen += 1;
      const book = await Book.objects.aget({ id: request.params.id });
      return [super.titleOf(book), this.#seen, arguments.length];
    });
  }

  count = async (request) => newConnection(async () => [this.shelf, await Book.objects.filter({ shelf: request.shelf ?? this.shelf }).acount()]);

  static async first(request) {
    return newConnection(async () => {
      return [this.name, await Book.objects.filter({ shelf: request.shelf }).aexists()];
    });
  }
}

export const views = {
  shelf: 'b',
  async list(request) { return newConnection(async () => { return [this.shelf, await Book.objects.filter({ shelf: request.shelf }).acount()]; }); },
  'show it': async function (request) {
    return newConnection(async () => {
      return [this.shelf, (await Book.objects.aget({ id: request.params.id })).title];
    });
  },
};
