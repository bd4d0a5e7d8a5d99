import { Alarm, Center } from './center.js';

/** The center is not all that may ring it. */
export class Siren extends Alarm {
  ring(by) {
    by.note('siren');
  }
}

export const center = new Center([new Siren()]);
