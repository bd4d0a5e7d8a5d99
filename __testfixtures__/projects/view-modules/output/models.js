import { Model } from 'orm';

export class Book extends Model {
  save(...args) {
    this.title = this.title.trim();
    return super.save(...args);
  }

  /** Async variant of {@link save}. */
  async asave(...args) {
    this.title = this.title.trim();
    return await super.asave(...args);
  }
}
