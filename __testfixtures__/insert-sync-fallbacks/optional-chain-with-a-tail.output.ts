import { Model } from 'orm';
import { fallbackToSyncVariant } from 'orm-migrate-runtime';

export class Person extends Model {
  override save(...args: unknown[]): { readonly key: unknown } {
    super.save(...args);
    return { key: this.id };
  }

  /** Async variant of {@link save}. */
  override async asave(...args: unknown[]): Promise<{ readonly key: unknown }> {
    await super.asave(...args);
    return { key: this.id };
  }
}

export class Task extends Model {
  declare owner: Person | undefined;
  declare key: unknown;

  /** Without an owner there is no key, and with one that gives nothing there is an error. */
  override save(...args: unknown[]): unknown {
    this.key = this.owner?.save().key;
    return super.save(...args);
  }

  static {
    // orm-migrate: optional-chain - save() calls this.owner?.save() in the middle of an optional
    //   chain
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}
