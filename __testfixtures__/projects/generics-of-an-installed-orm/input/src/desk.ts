import { Desk, type Factory, Table } from 'desk-tables';

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
}

/** By a type argument. */
export class Loans extends Table<Loan> {
  override put(id: number, values: Partial<Loan>): Loan {
    if (!this.desk.named<Book>('Book').find(values.book ?? 0)) throw new Error('no such book');
    return super.put(id, values);
  }
}

/** By a class among others. */
export class Reserved extends Table<Loan> {
  override put(id: number, values: Partial<Loan>): Loan {
    this.desk.use(Books, Book).put(values.book ?? 0, { title: 'reserved' });
    return super.put(id, values);
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
}

/** Nothing is said of it. */
export class Loose extends Table<Loan> {
  override put(id: number, values: Partial<Loan>): Loan {
    const made: any = this.desk.build(factory);
    made.find(id);
    return super.put(id, values);
  }
}

export const desk = new Desk();
