import { Model } from 'orm';

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

  delete(...args) {
    Book.audit(this);
    return super.delete(...args);
  }

  refreshFromDb(...args) {
    this.notify();
    super.refreshFromDb(...args);
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
