import { Model } from 'orm';
import { fallbackToSyncVariant } from 'orm-migrate-runtime';

export class Member extends Model {
  declare name: string;
  declare loans: number;

  override save(...args: unknown[]): void {
    this.name = this.name.trim();
    super.save(...args);
  }

  static {
    // orm-migrate: nested-callback - save() reaches the ORM inside a setTimeout() callback, which
    //   was so until the spring
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }

  override delete(): unknown {
    this.loans = 0;
    return super.delete();
  }

  static {
    // orm-migrate: outside-paths - delete() calls record(), which reaches the ORM in a file outside the given paths
    fallbackToSyncVariant(this.prototype, 'delete', 'adelete');
  }

  /** Stands behind two of them. */
  get isKnown(): boolean {
    return this.name !== '';
  }
}

export class Guest extends Member {
  override save(...args: unknown[]): void {
    this.name ||= 'a guest';
    super.save(...args);
  } // not more

  // The rest is the tool's.
  static {
    // orm-migrate: outside-paths - save() calls record(), which reaches the ORM in a file outside the given paths
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}
