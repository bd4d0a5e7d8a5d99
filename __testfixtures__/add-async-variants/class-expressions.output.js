import { Model } from 'orm';

export const Page = class extends Model {
  save(...args) {
    this.url = `/pages/${this.name}`;
    return super.save(...args);
  }

  /** Async variant of {@link save}. */
  async asave(...args) {
    this.url = `/pages/${this.name}`;
    return await super.asave(...args);
  }
};

export const models = {
  Post: class Post extends Model {
    save(...args) {
      this.url = `/posts/${this.name}`;
      return super.save(...args);
    }

    /** Async variant of {@link save}. */
    async asave(...args) {
      this.url = `/posts/${this.name}`;
      return await super.asave(...args);
    }
  },
};

export function defineModel(prefix) {
  return class Generic extends Model {
    save(...args) {
      this.url = prefix + this.name;
      return super.save(...args);
    }

    /** Async variant of {@link save}. */
    async asave(...args) {
      this.url = prefix + this.name;
      return await super.asave(...args);
    }
  };
}
