import { Model } from 'orm';
import shimmer from 'shimmer';

export class Book extends Model {}
const books = Book.objects;
const book = new Book();

// What has no name can get no fallback behind it.
export const audited = () =>
  Object.assign(Object.create(books), {
    create(row) {
      return books.create({ ...row, audited: true });
    },
  });

export const all = [
  Object.create(books, {
    count: {
      value: function () {
        return books.count() + 1;
      },
    },
  }),
  Object.setPrototypeOf(
    {
      save() {
        throw new Error('frozen');
      },
    },
    book,
  ),
  {
    __proto__: book,
    save() {
      return super.save();
    },
  },
];

export const copied = {
  ...books,
  create(row) {
    return books.create(row);
  },
};

Object.defineProperty(new Book(), 'save', { value: () => 1 });

export function create() {
  return Object.assign(new Book(), { save: () => 2 });
}

/** Whoever calls it, and with which classes, is not known. */
export function withAudit(Class) {
  const save = Class.prototype.save;
  Class.prototype.save = function (...options) {
    this.audited = true;
    return save.apply(this, options);
  };
  return Class;
}

for (const each of [Book, class Film extends Model {}]) each.prototype.delete = () => {};

export const wrapped = shimmer.wrap(Book.prototype, 'save', (save) => (...options) => save(...options));

export const watched = new Proxy(book, {
  get: (target, key) => (key === 'save' ? () => target.save() : target[key]),
});

// Listeners replace nothing.
shimmer.on(Book, 'save', () => {});
