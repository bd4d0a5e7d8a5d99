import { Model } from 'orm';
import { fallbackToSyncVariant, isFallback } from 'orm-migrate-runtime';

// Somebody wrote this one.
export class Draft extends Model {
  save(...args) {
    this.words = String(this.text ?? '').split(' ').length;
    return super.save(...args);
  }

  static {
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}

// This one is to stay.
export class Export extends Model {
  save(...args) {
    this.rows = 0;
    return super.save(...args);
  }

  static {
    // orm-migrate: nested-callback - save() reaches the ORM inside a setTimeout() callback
    fallbackToSyncVariant(this.prototype, 'save', 'asave', { accepted: 'only the nightly export saves them' });
  }
}

// Somebody has added to these.
export class Label extends Model {
  save(...args) {
    this.size = 1;
    return super.save(...args);
  }

  static {
    // orm-migrate: nested-callback - save() reaches the ORM inside a setTimeout() callback
    // Keep it: the printer needs the thread.
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}

export const fallbacks = [Draft, Export, Label].filter((each) => isFallback(each.prototype.asave)).length;
