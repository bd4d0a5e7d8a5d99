import { Model } from 'orm';
import { charge } from 'src/lib/charge.js';
import { remind } from '~/mail/remind';

export class Fine extends Model {
  save(options) {
    charge(this);
    return super.save(options);
  }
}

export class Reminder extends Model {
  save(options) {
    remind(this.member);
    return super.save(options);
  }
}
