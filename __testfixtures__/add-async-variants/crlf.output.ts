import { Model } from 'orm';

export class Order extends Model {
  declare total: number;

  override save(...args: unknown[]): void {
    // Rounded to cents.
    this.total = Math.round(this.total * 100) / 100;
    super.save(...args);
  }

  /** Async variant of {@link save}. */
  override async asave(...args: unknown[]): Promise<void> {
    // Rounded to cents.
    this.total = Math.round(this.total * 100) / 100;
    await super.asave(...args);
  }
}
