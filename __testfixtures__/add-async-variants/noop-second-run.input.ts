import { Model } from 'orm';

export class Book extends Model {
  declare lastUpdated: Date;

  override save(...args: unknown[]) {
    this.lastUpdated = new Date();
    return super.save(...args);
  }

  /** Async variant of {@link save}. */
  override async asave(...args: unknown[]) {
    this.lastUpdated = new Date();
    return await super.asave(...args);
  }
}
