import { Model } from 'orm';

export class Order extends Model {
  declare total: number;

  /* two
     lines */
  override save(...args: unknown[]): string {
    const text = `
      kept`;
    super.save(...args); // stored
    return text;
  }
}
