import { Model } from 'orm';
import { fallbackToSyncVariant } from 'orm-migrate-runtime';

class Loan extends Model {}

const nothing = () => {};

export class Book extends Model {
  /** A hook for branches; see below. */
  static check = () => {};
  static audit = nothing;
  static format = (title) => title.trim();

  notify = () => {};

  save(...args) {
    Book.check(this);
    super.save(...args);
  }

  static {
    // orm-migrate: unresolved-receiver - save() calls Book.check() on class Book, whose check is
    //   assigned elsewhere
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }

  delete(...args) {
    Book.audit(this);
    return super.delete(...args);
  }

  static {
    // orm-migrate: unresolved-receiver - delete() calls Book.audit() on class Book, whose audit is
    //   assigned elsewhere
    fallbackToSyncVariant(this.prototype, 'delete', 'adelete');
  }

  refreshFromDb(...args) {
    this.notify();
    super.refreshFromDb(...args);
  }

  static {
    // orm-migrate: unresolved-receiver - refreshFromDb() calls this.notify() on Book, whose notify
    //   is assigned elsewhere
    fallbackToSyncVariant(this.prototype, 'refreshFromDb', 'arefreshFromDb');
  }
}

Book.check = (book) => {
  Loan.objects.create({ book: book.id });
};

/** Which one runs is decided when the branch opens. */
export function open(book) {
  Book.audit = () => {
    Loan.objects.create({ book: book.id });
  };
  book.notify = () => {
    Loan.objects.create({ book: book.id });
  };
}

/** Nobody replaces that one. */
export class Shelf extends Model {
  save(...args) {
    this.title = Book.format(this.title);
    super.save(...args);
  }
}
