import { Model } from 'orm';

export class Account extends Model {
  declare version: number;

  save(...args: unknown[]): void {
    this.version = (this.version ?? 0) + 1;
    super.save(...args);
  }
  delete(): number { return super.delete(); }
}
