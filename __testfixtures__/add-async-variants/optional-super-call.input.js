import { Model } from 'orm';

/** Mixed in where the base may or may not be able to save. */
export class Cached extends Model {
  save(...args) {
    this.stale = false;
    return super.save?.(...args);
  }

  delete() {
    const removed = super.delete?.() ?? 0;
    return { removed };
  }
}
