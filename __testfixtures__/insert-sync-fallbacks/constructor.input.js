import { Model } from 'orm';

export class Counter extends Model {}

class Ticket {
  constructor(kind) {
    this.number = Counter.objects.filter({ kind }).count() + 1;
  }
}

export class Visitor extends Model {
  save(...args) {
    this.ticket = new Ticket(this.kind).number;
    return super.save(...args);
  }
}
