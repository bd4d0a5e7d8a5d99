import { Model } from 'orm';

export const stamped = (field) => (Base) =>
  class extends Base {
    save(...args) {
      this[field] = 'now';
      return super.save(...args);
    }

    /** Async variant of {@link save}. */
    async asave(...args) {
      this[field] = 'now';
      return await super.asave(...args);
    }
  };

export function counted(options) {
  const { step = 1 } = options;
  return function (Base) {
    return class Counted extends Base {
      save(...args) {
        this.saves = (this.saves ?? 0) + step;
        return super.save(...args);
      }

      /** Async variant of {@link save}. */
      async asave(...args) {
        this.saves = (this.saves ?? 0) + step;
        return await super.asave(...args);
      }
    };
  };
}

const audited = counted({ step: 2 });

export class Book extends stamped('savedAt')(counted({})(Model)) {
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

export class Shelf extends audited(Model) {
  delete() {
    this.save();
    return super.delete();
  }

  /** Async variant of {@link delete}. */
  async adelete() {
    await this.asave();
    return await super.adelete();
  }
}
