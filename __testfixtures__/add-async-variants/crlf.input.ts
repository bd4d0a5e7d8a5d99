import { Model } from 'orm';

export class Order extends Model {
  declare total: number;

  override save(...args: unknown[]): void {
    // Rounded to cents.
    this.total = Math.round(this.total * 100) / 100;
    super.save(...args);
  }
}
