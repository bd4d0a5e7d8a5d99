import { Model } from 'orm';

const operation = 'save';

export class Draft extends Model {
  [operation]() {
    return super.save();
  }
}

// A library's mixin, which nothing here applies.
export const Versioned = (Base) =>
  class extends Base {
    save(...args) {
      this.version += 1;
      return super.save(...args);
    }
  };
