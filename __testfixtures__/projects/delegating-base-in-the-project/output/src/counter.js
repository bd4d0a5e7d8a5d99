import { Base } from '../orm/base.js';
import { fallbackToSyncVariant } from 'orm-migrate-runtime';

export class Counter extends Base {
  save(...args) {
    this.count = (this.count ?? 0) + 1;
    return super.save(...args);
  }

  static {
    // orm-migrate: delegating-base - the base's asave() calls save()
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }

  delete() {
    this.count = 0;
    return super.delete();
  }

  /** Async variant of {@link delete}. */
  async adelete() {
    this.count = 0;
    return await super.adelete();
  }
}
