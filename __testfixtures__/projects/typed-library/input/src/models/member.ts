import { Model } from 'orm';
import { stamped } from './stamped.ts';

export type Saved<TModel extends Model> = TModel & { readonly id: number };

export class Member extends stamped(Model) {
  declare name: string;
  declare books: string[] | undefined;
  declare blockedSince: Date | undefined;

  /** Adds a book and saves. */
  readonly borrowed = (title: string): number => {
    this.books = [...(this.books ?? []), title];
    this.save();
    return this.books.length;
  };

  isKnown(): this is Saved<this> {
    return Member.objects.filter({ name: this.name }).exists();
  }

  override refreshFromDb(): void {
    if (this.isKnown()) super.refreshFromDb();
  }
}

export class Librarian extends Member {
  override save(...args: Parameters<Member['save']>): ReturnType<Member['save']> {
    assertFree(this);
    return super.save(...args);
  }
}

function assertFree(member: Member): asserts member is Member & { readonly blockedSince: undefined } {
  const others = Member.objects.filter({ name: member.name }).count();
  if (member.blockedSince !== undefined || others > 1) throw new TypeError(`${member.name} is blocked`);
}
