import { Model } from 'orm';
import { stamped } from './stamped.ts';
import { fallbackToSyncVariant } from 'orm-migrate-runtime';

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

  /** Async variant of {@link borrowed}. */
  readonly aborrowed = async (title: string): Promise<number> => {
    this.books = [...(this.books ?? []), title];
    await this.asave();
    return this.books.length;
  };

  isKnown(): this is Saved<this> {
    return Member.objects.filter({ name: this.name }).exists();
  }

  override refreshFromDb(): void {
    if (this.isKnown()) super.refreshFromDb();
  }

  static {
    // orm-migrate: type-predicate - refreshFromDb() calls Member.isKnown(), which narrows a type
    fallbackToSyncVariant(this.prototype, 'refreshFromDb', 'arefreshFromDb');
  }
}

export class Librarian extends Member {
  override save(...args: Parameters<Member['save']>): ReturnType<Member['save']> {
    assertFree(this);
    return super.save(...args);
  }

  static {
    // orm-migrate: type-predicate - save() calls assertFree(), which narrows a type
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}

function assertFree(member: Member): asserts member is Member & { readonly blockedSince: undefined } {
  const others = Member.objects.filter({ name: member.name }).count();
  if (member.blockedSince !== undefined || others > 1) throw new TypeError(`${member.name} is blocked`);
}
