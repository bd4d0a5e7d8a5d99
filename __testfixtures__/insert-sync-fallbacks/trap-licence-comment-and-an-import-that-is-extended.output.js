// Copyright the authors.
// MIT licensed.
import {
  newConnection, // for views
  fallbackToSyncVariant,
} from 'orm-migrate-runtime';
import { Model } from 'orm';

export const open = newConnection;

export class Clock extends Model {
  save(...args) {
    setTimeout(() => super.save(...args), 0);
  }

  static {
    // orm-migrate: nested-callback - save() reaches the ORM inside a setTimeout() callback
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}
