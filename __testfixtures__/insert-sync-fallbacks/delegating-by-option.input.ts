import { Model } from 'orm';

export class Account extends Model {
  declare version: number;

  override save(...args: unknown[]): void {
    this.version = (this.version ?? 0) + 1;
    super.save(...args);
  }
  override delete(): number { return super.delete(); }
}
