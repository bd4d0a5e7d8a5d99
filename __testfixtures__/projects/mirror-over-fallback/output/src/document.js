import { Model } from 'orm';
import { fallbackToSyncVariant } from 'orm-migrate-runtime';

export class Document extends Model {
  save(...args) {
    this.trail = [...(this.trail ?? []), 'document'];
    this.run('mark');
    return super.save(...args);
  }

  static {
    // orm-migrate: dynamic-call - save() calls Document.run(), which calls this[step](), and what
    //   that runs cannot be told
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }

  run(step) {
    this[step]();
  }

  mark() {
    this.trail = [...this.trail, 'mark'];
  }
}
