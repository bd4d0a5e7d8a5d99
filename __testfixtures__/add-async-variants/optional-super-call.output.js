import { Model } from 'orm';

/** Mixed in where the base may or may not be able to save. */
export class Cached extends Model {
  save(...args) {
    this.stale = false;
    return super.save?.(...args);
  }

  /** Async variant of {@link save}. */
  async asave(...args) {
    this.stale = false;
    return await super.asave?.(...args);
  }

  delete() {
    const removed = super.delete?.() ?? 0;
    return { removed };
  }

  /** Async variant of {@link delete}. */
  async adelete() {
    const removed = (await super.adelete?.()) ?? 0;
    return { removed };
  }
}
