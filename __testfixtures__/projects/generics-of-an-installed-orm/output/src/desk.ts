import { Desk, type Factory, Table } from 'desk-tables';
import { fallbackToSyncVariant } from 'orm-migrate-runtime';

export class Author {
  name = '';
  books = 0;

  isBusy(): boolean {
    return this.books > 1;
  }
}

export class Book {
  title = '';
  author = 0;
}

export class Loan {
  book = 0;
}

/** What a method gives goes by the class that it is given. */
export class Books extends Table<Book> {
  override put(id: number, values: Partial<Book>): Book {
    const authors = this.desk.open(Author);
    const author = authors.find(values.author ?? 0);
    if (author?.isBusy()) throw new Error(`${author.name} is busy`);
    const saved = super.put(id, values);
    if (author) authors.put(saved.author, { ...author, books: author.books + 1 });
    return saved;
  }

  /** Async variant of {@link put}. */
  override async aput(id: number, values: Partial<Book>): Promise<Book> {
    const authors = this.desk.open(Author);
    const author = await authors.afind(values.author ?? 0);
    if (author?.isBusy()) throw new Error(`${author.name} is busy`);
    const saved = await super.aput(id, values);
    if (author) await authors.aput(saved.author, { ...author, books: author.books + 1 });
    return saved;
  }
}

/** By a type argument. */
export class Loans extends Table<Loan> {
  override put(id: number, values: Partial<Loan>): Loan {
    if (!this.desk.named<Book>('Book').find(values.book ?? 0)) throw new Error('no such book');
    return super.put(id, values);
  }

  /** Async variant of {@link put}. */
  override async aput(id: number, values: Partial<Loan>): Promise<Loan> {
    if (!(await this.desk.named<Book>('Book').afind(values.book ?? 0))) throw new Error('no such book');
    return await super.aput(id, values);
  }
}

/** By a class among others. */
export class Reserved extends Table<Loan> {
  override put(id: number, values: Partial<Loan>): Loan {
    this.desk.use(Books, Book).put(values.book ?? 0, { title: 'reserved' });
    return super.put(id, values);
  }

  /** Async variant of {@link put}. */
  override async aput(id: number, values: Partial<Loan>): Promise<Loan> {
    await this.desk.use(Books, Book).aput(values.book ?? 0, { title: 'reserved' });
    return await super.aput(id, values);
  }
}

class Plain {
  find(id: number): string {
    return `plain ${String(id)}`;
  }

  static create(): Table<Book> {
    return desk.open(Book);
  }
}

const factory: Factory<Table<Book>> = Plain;

/** A factory is a class here, and makes something else than its objects. */
export class Made extends Table<Loan> {
  override put(id: number, values: Partial<Loan>): Loan {
    this.desk.build(Plain).find(id);
    return super.put(id, values);
  }

  static {
    // orm-migrate: unresolved-receiver - put() calls this.desk.build(Plain).find(), and what that
    //   is called on cannot be told
    fallbackToSyncVariant(this.prototype, 'put', 'aput');
  }
}

/** Nothing is said of it. */
export class Loose extends Table<Loan> {
  override put(id: number, values: Partial<Loan>): Loan {
    const made: any = this.desk.build(factory);
    made.find(id);
    return super.put(id, values);
  }

  static {
    // orm-migrate: unresolved-receiver - put() calls made.find(), and what that is called on cannot
    //   be told
    fallbackToSyncVariant(this.prototype, 'put', 'aput');
  }
}

export const desk = new Desk();
