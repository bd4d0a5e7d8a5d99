import { Model } from 'orm';

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
}
