import { Model } from 'orm';
import { fallbackToSyncVariant } from 'orm-migrate-runtime';

export class Note extends Model {}

class Journal {
  add(text) {
    return Note.objects.create({ text });
  }

  /** Async variant of {@link add}. */
  async aadd(text) {
    return await Note.objects.acreate({ text });
  }
}

/** Has no async variant, and needs none. */
class Memory {
  kept = [];

  add(text) {
    this.kept.push(text);
    return text;
  }
}

export const memory = new Memory();
const { assign } = Object;

class Desk {
  journal = new Journal();
}

class Counter {
  journal = new Journal();
}

class Gate {
  journal = new Journal();
}

class Tower {
  journal = new Journal();
}

const record = { journal: new Journal() };
const counter = new Counter();
const gate = new Gate();
const tower = new Tower();
const desks = { front: new Desk() };
const shelves = { a: new Map([['x', { journal: new Journal() }]]) };
const state = { journals: new Map([['main', new Journal()]]) };
const history = [];
const plan = { inner: { journal: new Journal() } };

export class Loan extends Model {
  save(...args) {
    desks.front.journal.add(this.name);
    return super.save(...args);
  }

  static {
    // orm-migrate: unreachable-variant - save() calls desks.front.journal.add() as a member of
    //   something that is not its own
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}

export class Fine extends Model {
  save(...args) {
    record.journal.add(this.name);
    return super.save(...args);
  }

  static {
    // orm-migrate: unreachable-variant - save() calls record.journal.add() as a member of something
    //   that is not its own
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}

export class Visit extends Model {
  save(...args) {
    counter.journal.add(this.name);
    return super.save(...args);
  }

  static {
    // orm-migrate: unresolved-receiver - save() calls counter.journal.add(), which may be called on
    //   something else than Journal or Memory
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}

export class Hold extends Model {
  save(...args) {
    gate.journal.add(this.name);
    return super.save(...args);
  }

  static {
    // orm-migrate: unreachable-variant - save() calls gate.journal.add() as a member of something
    //   that is not its own
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}

export class Copy extends Model {
  save(...args) {
    tower.journal.add(this.name);
    return super.save(...args);
  }

  static {
    // orm-migrate: unresolved-receiver - save() calls tower.journal.add(), which may be called on
    //   something else than Journal or Memory
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}

export class Room extends Model {
  save(...args) {
    for (const shelf of shelves.a.values()) shelf.journal.add(this.name);
    return super.save(...args);
  }

  static {
    // orm-migrate: unresolved-receiver - save() iterates over shelves.a.values(), which may be a
    //   query
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}

export class Fee extends Model {
  save(...args) {
    for (const journal of state.journals.values()) journal.add(this.name);
    return super.save(...args);
  }

  static {
    // orm-migrate: unresolved-receiver - save() iterates over state.journals.values(), which may be
    //   a query
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}

export class Rack extends Model {
  save(...args) {
    plan.inner.journal.add(this.name);
    return super.save(...args);
  }

  static {
    // orm-migrate: unreachable-variant - save() calls plan.inner.journal.add() as a member of
    //   something that is not its own
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}

class Ledger {
  entries = new Journal();

  rename(name) {
    Object.assign(this, { name, at: 1 });
    Object.defineProperty(this, 'opened', { value: true });
  }
}

const ledger = new Ledger();

export class Book extends Model {
  save(...args) {
    ledger.rename(this.name);
    ledger.entries.add(this.name);
    return super.save(...args);
  }

  /** Async variant of {@link save}. */
  async asave(...args) {
    ledger.rename(this.name);
    await ledger.entries.aadd(this.name);
    return await super.asave(...args);
  }
}

function setPath(object, path, value) {
  const keys = path.split('.');
  const last = keys.pop();
  keys.reduce((at, key) => at[key], object)[last] = value;
}

export function mute() {
  Object.defineProperty(desks.front, 'journal', { value: memory });
  Object.defineProperties(record, { journal: { get: () => memory } });
  for (const [name, descriptor] of Object.entries(Object.getOwnPropertyDescriptors({ journal: memory })))
    Reflect.defineProperty(counter, name, descriptor);
  Reflect.set(gate, 'journal', memory);
  for (const each of Object.values({ tower })) assign(each, JSON.parse('{}'), { journal: memory });
  for (const group of Object.values(shelves)) group.forEach((each) => Object.assign(each, { journal: memory }));
  history.push({ journals: new Map([...state.journals, ['second', memory]]) });
  Object.assign(state, history.at(-1));
  setPath({ plan }, 'plan.inner.journal', memory);
}
