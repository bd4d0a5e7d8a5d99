import { times, totals, atimes, atotals } from '../lib/audit.ts';
import { positive } from '../lib/decorators.ts';
import { type SaveOptions, Status } from '../types.ts';
import { BookManager } from './book-manager.ts';
import { Item } from './item.ts';
import { Member } from './member.ts';
import { fallbackToSyncVariant } from 'orm-migrate-runtime';

export class Book extends Item<'book'> {
  declare status: Status;
  declare reader: Member | null;
  declare copies: number;

  static override get objects(): BookManager {
    return new BookManager(this);
  }

  override describe(): string {
    return `book ${this.title}`;
  }

  protected override validate({ force = false }: Readonly<SaveOptions>): readonly string[] {
    const same = Book.objects.find('all', { title: this.title }).filter(({ id }) => id !== this.id);
    return same.length > 0 && !force ? [`${same[0]!.describe()} is there already`] : [];
  }

  /** Async variant of {@link validate}. */
  protected override async avalidate({ force = false }: Readonly<SaveOptions>): Promise<readonly string[]> {
    const same = (await Book.objects.afind('all', { title: this.title })).filter(({ id }) => id !== this.id);
    return same.length > 0 && !force ? [`${same[0]!.describe()} is there already`] : [];
  }

  override save(options: SaveOptions = {}): this {
    this.status ??= Status.Available;
    if (this.status === Status.Lent) this.reader!.borrowed(this.title);
    const isNew = this.saves() === 0 && totals('deleted')[this.describe()] === undefined;
    return super.save({ ...options, force: isNew } satisfies SaveOptions);
  }

  /** Async variant of {@link save}. */
  override async asave(options: SaveOptions = {}): Promise<this> {
    this.status ??= Status.Available;
    if (this.status === Status.Lent) await this.reader!.aborrowed(this.title);
    const isNew = (await this.asaves()) === 0 && (await atotals('deleted'))[this.describe()] === undefined;
    return await super.asave({ ...options, force: isNew } satisfies SaveOptions);
  }

  @positive
  override delete(): number {
    return super.delete() - this.copies;
  }

  static {
    // orm-migrate: decorator - delete() is under @positive, which may not be safe for an async
    //   method
    fallbackToSyncVariant(this.prototype, 'delete', 'adelete');
  }

  private saves(): ReturnType<typeof times> {
    return times('saved', this);
  }

  /** Async variant of {@link saves}. */
  private async asaves(): Promise<ReturnType<typeof times>> {
    return await atimes('saved', this);
  }
}
