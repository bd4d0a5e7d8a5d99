import { Model } from 'orm';

export const Timestamped = (Base) =>
  class extends Base {
    save(...args) {
      this.updatedAt = new Date();
      return super.save(...args);
    }

    /** Async variant of {@link save}. */
    async asave(...args) {
      this.updatedAt = new Date();
      return await super.asave(...args);
    }
  };

export function SoftDeletable(Base) {
  return class SoftDeletable extends Base {
    delete() {
      this.deletedAt = new Date();
      return this.save();
    }

    /** Async variant of {@link delete}. */
    async adelete() {
      this.deletedAt = new Date();
      return await this.asave();
    }
  };
}

export class Book extends SoftDeletable(Timestamped(Model)) {
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

export class Shelf extends Timestamped(Model) {}
