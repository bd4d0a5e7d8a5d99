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

  /** Async variant of {@link save}. */
  override async asave(...args: unknown[]): Promise<string> {
    const text = `
      kept`;
    await super.asave(...args); // stored
    return text;
  }
}
