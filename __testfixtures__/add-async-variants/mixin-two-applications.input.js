import { Model } from 'orm';

export const Timestamped = (Base) =>
  class extends Base {
    save(...args) {
      this.updatedAt = new Date();
      return super.save(...args);
    }
  };

export function SoftDeletable(Base) {
  return class SoftDeletable extends Base {
    delete() {
      this.deletedAt = new Date();
      return this.save();
    }
  };
}

export class Book extends SoftDeletable(Timestamped(Model)) {
  save(...args) {
    this.title = this.title.trim();
    return super.save(...args);
  }
}

export class Shelf extends Timestamped(Model) {}
