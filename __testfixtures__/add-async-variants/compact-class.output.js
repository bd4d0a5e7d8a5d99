import { Model } from 'orm';

export class Counter extends Model {
  save(...args) {
    this.count = (this.count ?? 0) + 1;
    return super.save(...args);
  }
  /** Async variant of {@link save}. */
  async asave(...args) {
    this.count = (this.count ?? 0) + 1;
    return await super.asave(...args);
  }
  delete() {
    return this.count > 0 ? super.delete() : 0;
  }
  /** Async variant of {@link delete}. */
  async adelete() {
    return this.count > 0 ? await super.adelete() : 0;
  }
}
