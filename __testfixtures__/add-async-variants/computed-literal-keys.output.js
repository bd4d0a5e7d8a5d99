import { Model } from 'orm';

export class Entry extends Model {
  ['save'](...args) {
    this.stamp = Date.now();
    return super['save'](...args);
  }

  /** Async variant of {@link save}. */
  async ['asave'](...args) {
    this.stamp = Date.now();
    return await super['asave'](...args);
  }

  'delete'() {
    this['save']();
    return super.delete();
  }

  /** Async variant of {@link delete}. */
  async 'adelete'() {
    await this['asave']();
    return await super.adelete();
  }
}
