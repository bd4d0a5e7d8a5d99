import type { Blocker } from './blocker.ts';

export const blocker = {
  code: 'fallback-in-transaction',
  title: 'Fallback inside a transaction',
  meaning:
    'The body opens a transaction and runs an override in it whose async variant is a fallback. The fallback would run the sync variant on the sync connection: outside of the transaction, not rolled back with it, and perhaps waiting for a lock that it holds.',
  action: 'Do away with what makes the other override fall back; the blocker in its comment says what that is.',
  example: `
// book.js
import { Model, transaction } from 'orm';
import { Entry } from './entry.js';

export class Book extends Model {
  save() {
    transaction.atomic(() => {
      super.save();
      new Entry().save();
    });
  }
}

// entry.js
import { Model } from 'orm';
import { fallbackToSyncVariant } from 'orm-migrate-runtime';

export class Entry extends Model {
  save() {
    setTimeout(() => super.save(), 10);
  }

  static {
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}
`,
} as const satisfies Blocker;
