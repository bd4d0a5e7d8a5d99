/*!
 * Copyright the authors. Licensed under MIT.
 */
'use strict';

// Our models.
import { Model } from 'orm';
import {
  fallbackToSyncVariant,
} from 'orm-migrate-runtime'; // used below

export class Plain extends Model {
  override save(): void {
    setTimeout(() => super.save(), 0);
  }

  static { fallbackToSyncVariant(this.prototype, 'save', 'asave'); }
}

export class Clock extends Model {
  override save(): void {
    setTimeout(() => super.save(), 0);
  }
}
