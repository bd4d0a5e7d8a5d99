import { Model } from 'far-orm';
import { fallbackToSyncVariant } from 'orm-migrate-runtime';

export class Entry extends Model {
  declare title: string;
}

export class Book extends Model {
  declare title: string;

  save(): void {
    this.title = this.title.trim();
    super.save();
  }

  static {
    // orm-migrate: opaque-call - save() calls super.save(), whose async variant runs what
    //   Book.pre() was given as it is, which reaches the ORM
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }

  delete(): void {
    this.title = '';
    super.delete();
  }

  /** Async variant of {@link delete}. */
  async adelete(): Promise<void> {
    this.title = '';
    await super.adelete();
  }
}

export class Loan extends Model {
  declare days: number;

  save(): void {
    this.days = Math.max(1, this.days);
    super.save();
  }

  /** Async variant of {@link save}. */
  async asave(): Promise<void> {
    this.days = Math.max(1, this.days);
    await super.asave();
  }

  delete(): void {
    this.days = 0;
    super.delete();
  }

  static {
    // orm-migrate: opaque-call - delete() calls super.delete(), whose async variant runs what
    //   receiver(postDelete, Loan)() was given as it is, which reaches the ORM
    fallbackToSyncVariant(this.prototype, 'delete', 'adelete');
  }
}

export class Member extends Model {
  declare name: string;

  save(): void {
    this.name = this.name.trim();
    super.save();
  }

  /** Async variant of {@link save}. */
  async asave(): Promise<void> {
    this.name = this.name.trim();
    await super.asave();
  }
}
