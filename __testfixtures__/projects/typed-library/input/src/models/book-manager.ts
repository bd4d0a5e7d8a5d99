import { Manager, type QuerySet } from 'orm';
import type { Fields, Found } from '../types.ts';
import type { Book } from './book.ts';

export class BookManager<TBook extends Book = Book> extends Manager<TBook> {
  protected readonly defaults: Readonly<Record<string, unknown>> = { kind: 'book' };

  override create(fields: Fields<TBook>): TBook {
    const known = this.find('one', { title: fields.title });
    if (known !== null) throw new RangeError(`${known.title} is there already`);
    return super.create({ ...this.defaults, ...fields });
  }

  find<TMode extends 'one' | 'all'>(mode: TMode, conditions: object): Found<TMode, TBook> {
    const found: QuerySet<TBook> = this.filter(conditions);
    return (mode === 'one' ? found.first() : [...found]) as Found<TMode, TBook>;
  }
}
