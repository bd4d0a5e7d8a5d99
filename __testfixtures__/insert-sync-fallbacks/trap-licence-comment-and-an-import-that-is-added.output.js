/*!
 * Copyright the authors.
 */
/* eslint-disable no-undef */
import { Model } from 'orm'; // the ORM
import { fallbackToSyncVariant } from 'orm-migrate-runtime';

export class Clock extends Model {
  save(...args) {
    setTimeout(() => super.save(...args), 0);
  }

  static {
    // orm-migrate: nested-callback - save() reaches the ORM inside a setTimeout() callback
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}
