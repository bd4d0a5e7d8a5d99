import { Alarm, Center } from './center.js';
import { fallbackToSyncVariant } from 'orm-migrate-runtime';

/** The center is not all that may ring it. */
export class Siren extends Alarm {
  ring(by) {
    by.note('siren');
  }

  static {
    // orm-migrate: unresolved-receiver - ring() calls by.note(), and what that is called on cannot
    //   be told
    fallbackToSyncVariant(this.prototype, 'ring', 'aring');
  }
}

export const center = new Center([new Siren()]);
