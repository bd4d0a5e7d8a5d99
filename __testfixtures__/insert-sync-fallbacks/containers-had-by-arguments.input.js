import { Model } from 'orm';

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

  delete(...args) {
    const tickets = [new Ticket({ booth: this.name })];
    addLater(tickets);
    for (const ticket of tickets) ticket.save();
    return super.delete(...args);
  }

  refreshFromDb() {
    const tickets = [new Ticket({ booth: this.name })];
    tickets.forEach(function () {
      if (arguments[1] === 0) arguments[2].push(stub);
    });
    for (const ticket of tickets) ticket.save();
    super.refreshFromDb();
  }
}
