import { Model } from 'orm';
import { fallbackToSyncVariant } from 'orm-migrate-runtime';

export class Ticket extends Model {}

/** Has a method of that name, and no async variant of it. */
const stub = { save: () => 'stub' };

/** Puts something in by the other name. */
function addStub(list) {
  arguments[0].push(stub);
  return list.length;
}

function addLater(list) {
  const add = () => arguments[0].push(stub);
  return add() + list.length;
}

export class Booth extends Model {
  save(...args) {
    const tickets = [new Ticket({ booth: this.name })];
    addStub(tickets);
    for (const ticket of tickets) ticket.save();
    return super.save(...args);
  }

  static {
    // orm-migrate: unresolved-receiver - save() calls ticket.save(), which may be called on
    //   something else than Ticket
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }

  delete(...args) {
    const tickets = [new Ticket({ booth: this.name })];
    addLater(tickets);
    for (const ticket of tickets) ticket.save();
    return super.delete(...args);
  }

  static {
    // orm-migrate: unresolved-receiver - delete() calls ticket.save(), which may be called on
    //   something else than Ticket
    fallbackToSyncVariant(this.prototype, 'delete', 'adelete');
  }

  refreshFromDb() {
    const tickets = [new Ticket({ booth: this.name })];
    tickets.forEach(function () {
      if (arguments[1] === 0) arguments[2].push(stub);
    });
    for (const ticket of tickets) ticket.save();
    super.refreshFromDb();
  }

  static {
    // orm-migrate: unresolved-receiver - refreshFromDb() calls ticket.save(), which may be called
    //   on something else than Ticket
    fallbackToSyncVariant(this.prototype, 'refreshFromDb', 'arefreshFromDb');
  }
}
