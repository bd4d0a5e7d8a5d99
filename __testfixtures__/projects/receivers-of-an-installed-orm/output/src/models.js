import { Model } from 'ledger-orm';
import { fallbackToSyncVariant } from 'orm-migrate-runtime';

export class Entry extends Model {}

/** A receiver books every invoice. */
export class Invoice extends Model {
  save() {
    this.total = this.lines.reduce((sum, each) => sum + each, 0);
    super.save();
  }

  static {
    // orm-migrate: opaque-call - save() calls super.save(), whose async variant runs book() as it
    //   is, which reaches the ORM
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }

  delete() {
    this.isVoid = true;
    super.delete();
  }

  /** Async variant of {@link delete}. */
  async adelete() {
    this.isVoid = true;
    await super.adelete();
  }
}

/** A hook books what is given back. */
export class Credit extends Model {
  save() {
    this.total = -Math.abs(this.total);
    super.save();
  }

  /** Async variant of {@link save}. */
  async asave() {
    this.total = -Math.abs(this.total);
    await super.asave();
  }

  delete() {
    this.isVoid = true;
    super.delete();
  }

  static {
    // orm-migrate: opaque-call - delete() calls super.delete(), whose async variant runs what
    //   Credit.on() was given as it is, which reaches the ORM
    fallbackToSyncVariant(this.prototype, 'delete', 'adelete');
  }
}

/** What listens to customers keeps a count and writes nothing. */
export class Customer extends Model {
  save() {
    this.name = this.name.trim();
    super.save();
  }

  /** Async variant of {@link save}. */
  async asave() {
    this.name = this.name.trim();
    await super.asave();
  }
}

/** It has no override of its own that saves. */
export class Draft extends Model {
  delete() {
    const invoice = new Invoice({ lines: this.lines });
    super.delete();
    new Credit({ total: invoice.lines.length }).delete();
  }

  static {
    // orm-migrate: opaque-call - delete() calls new Credit({ total: invoice.lines.length
    //   }).delete(), whose async variant runs what Credit.on() was given as it is, which reaches
    //   the ORM
    fallbackToSyncVariant(this.prototype, 'delete', 'adelete');
  }
}
