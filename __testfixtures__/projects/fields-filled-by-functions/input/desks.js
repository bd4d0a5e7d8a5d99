import { Model } from 'orm';

export class Note extends Model {}

class Journal {
  add(text) {
    return Note.objects.create({ text });
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
}

export class Fine extends Model {
  save(...args) {
    record.journal.add(this.name);
    return super.save(...args);
  }
}

export class Visit extends Model {
  save(...args) {
    counter.journal.add(this.name);
    return super.save(...args);
  }
}

export class Hold extends Model {
  save(...args) {
    gate.journal.add(this.name);
    return super.save(...args);
  }
}

export class Copy extends Model {
  save(...args) {
    tower.journal.add(this.name);
    return super.save(...args);
  }
}

export class Room extends Model {
  save(...args) {
    for (const shelf of shelves.a.values()) shelf.journal.add(this.name);
    return super.save(...args);
  }
}

export class Fee extends Model {
  save(...args) {
    for (const journal of state.journals.values()) journal.add(this.name);
    return super.save(...args);
  }
}

export class Rack extends Model {
  save(...args) {
    plan.inner.journal.add(this.name);
    return super.save(...args);
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
