// Copyright the authors.
// MIT licensed.
import {
  newConnection, // for views
} from 'orm-migrate-runtime';
import { Model } from 'orm';

export const open = newConnection;

export class Clock extends Model {
  save(...args) {
    setTimeout(() => super.save(...args), 0);
  }
}
