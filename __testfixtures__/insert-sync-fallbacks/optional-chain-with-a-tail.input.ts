import { Model } from 'orm';

export class Person extends Model {
  override save(...args: unknown[]): { readonly key: unknown } {
    super.save(...args);
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
}
