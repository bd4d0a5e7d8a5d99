import { Model, transaction } from 'orm';
import type { Book } from '../models/book.ts';
import type { Member } from '../models/member.ts';
import { Status } from '../types.ts';
import { fallbackToSyncVariant } from 'orm-migrate-runtime';

interface Clock {
  now(): number;
}

/** Where books go out and come back. */
export class Desk {
  static #shared: Desk | undefined;
  readonly lent = new Map<string, Book>();

  constructor(
    private readonly clock: Clock,
    readonly limit: number = 2,
  ) {}

  static get shared(): Desk {
    return (this.#shared ??= new Desk({ now: () => 0 }));
  }

  lend(book: Book, reader: Member): this;
  lend(book: Book, reader: Member, days: number): Date;
  lend(book: Book, reader: Member, days?: number): this | Date {
    transaction.atomic(() => {
      if ((reader.books?.length ?? 0) >= this.limit) throw new RangeError(`${reader.name} has enough`);
      book.status = Status.Lent;
      book.reader = reader;
      book.save({ force: true });
    });
    this.lent.set(book.title, book);
    return days === undefined ? this : this.due(days);
  }

  private due(days: number): Date {
    return new Date(this.clock.now() + days * 86_400_000);
  }
}

export class Loan extends Model {
  declare book: Book;
  declare reader: Member;
  declare due: Date;

  override save(...args: readonly unknown[]): void {
    this.due = Desk.shared.lend(this.book, this.reader, 14);
    super.save(...args);
  }

  static {
    // orm-migrate: fallback-in-transaction - save() calls Desk.lend(), which runs Librarian.save(),
    //   a fallback, inside transaction.atomic()
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}
