import { Model } from 'orm';
import { fallbackToSyncVariant } from 'orm-migrate-runtime';

export class Workflow extends Model {
  save(...args) {
    for (const step of this.steps) this[step]();
    return super.save(...args);
  }

  static {
    // orm-migrate: dynamic-call - save() calls this[step](), and what that runs cannot be told
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }

  prepare() {
    this.prepared = true;
  }
}
