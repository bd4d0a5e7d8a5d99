import { Model } from 'orm';

export class Book extends Model {
  declare lastUpdated: Date;

  save(...args: unknown[]) {
    this.lastUpdated = new Date();
    return super.save(...args);
  }

  /** Async variant of {@link save}. */
  async asave(...args: unknown[]) {
    this.lastUpdated = new Date();
    return await super.asave(...args);
  }
}
