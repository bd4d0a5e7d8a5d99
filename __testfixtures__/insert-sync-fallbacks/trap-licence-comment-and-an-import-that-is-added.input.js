/*!
 * Copyright the authors.
 */
/* eslint-disable no-undef */
import { Model } from 'orm'; // the ORM

export class Clock extends Model {
  save(...args) {
    setTimeout(() => super.save(...args), 0);
  }
}
