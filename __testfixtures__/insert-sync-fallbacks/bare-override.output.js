import { Model } from 'orm';
import { fallbackToSyncVariant } from 'orm-migrate-runtime';

// orm-migrate-ignore
export class Stamped extends Model {
  save(...args) {
    this.stamps = (this.stamps || 0) + 1;
    return super.save(...args);
  }
}

export class Ticket extends Stamped {
  save(...args) {
    this.number = this.number || Ticket.objects.count() + 1;
    return super.save(...args);
  }

  static {
    // orm-migrate: bare-override - save() calls super.save(), which runs Stamped.save(), an
    //   override without an async variant
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}
