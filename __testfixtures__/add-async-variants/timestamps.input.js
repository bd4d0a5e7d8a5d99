import { Model } from 'orm';

/** A book on a shelf. */
export class Book extends Model {
  save(...args) {
    // Everybody wants to know when this last changed.
    this.lastUpdated = new Date();
    if (!this.created) this.created = this.lastUpdated;
    return super.save(...args);
  }

  toString() {
    return this.title;
  }
}
