/**
 * Files that have nothing to do with a project: they import nothing of it, nothing of it imports them, and they leave nothing
 * where it could come to it. What is really global is not among them: a global that is assigned, a prototype of the language
 * that is patched, an object or function that is given to the ORM or to a package. Nor are, because they still count for all,
 * files that assign members of objects they know nothing about, or put something into them (`target.parts.push(x)`).
 */
export const COMPANIONS: Readonly<Record<string, string>> = {
  'event-bus': `
export class EventBus {
  #handlers = new Map();

  on(name, handler) {
    this.#handlers.set(name, [...(this.#handlers.get(name) ?? []), handler]);
    return this;
  }

  emit(name, ...details) {
    for (const handler of this.#handlers.get(name) ?? []) handler(...details);
  }
}
`,

  joining: `
import { Model } from 'orm';

class Entry extends Model {}

export class Ledger {
  constructor(lines) {
    this.lines = lines;
  }

  join(separator) {
    return this.lines.map((line) => Entry.objects.create({ line })).join(separator);
  }

  map(callback) {
    return Entry.objects.all().map(callback);
  }

  push(line) {
    new Entry({ line }).save();
  }

  then(resolve) {
    resolve(Entry.objects.count());
  }
}
`,

  getters: `
import { Model } from 'orm';

class Stock extends Model {}

export class Warehouse {
  get name() {
    return Stock.objects.get({ id: 1 }).name;
  }

  get length() {
    return Stock.objects.count();
  }

  get id() {
    return Stock.objects.last().id;
  }

  get title() {
    return Stock.objects.first()?.title;
  }

  set label(value) {
    Stock.objects.filter({ value }).update({ value });
  }
}
`,

  'names-of-the-web': `
import { Model } from 'orm';

class Visit extends Model {}

export class request {
  static send() {
    return Visit.objects.create({});
  }

  get(path) {
    return Visit.objects.get({ path });
  }
}

export class response {
  json(body) {
    Visit.objects.create({ body });
    return this;
  }
}

export class get {
  run() {
    return new Visit({}).save();
  }
}

export function log(text) {
  Visit.objects.create({ text });
}

export const format = (text) => Visit.objects.filter({ text }).count();
`,

  conversions: `
import { Model } from 'orm';

class Rate extends Model {}

export class Money {
  toString() {
    return String(Rate.objects.count());
  }

  valueOf() {
    return Rate.objects.get({ id: 1 }).value;
  }

  *[Symbol.iterator]() {
    yield* Rate.objects.all();
  }

  toJSON() {
    return Rate.objects.first();
  }
}
`,

  'orm-user': `
import { Manager, Model } from 'orm';

class TripManager extends Manager {
  get(...args) {
    return super.get(...args);
  }
}

export class Trip extends Model {
  static objects = new TripManager();

  save(...args) {
    this.check();
    return super.save(...args);
  }

  delete(...args) {
    setTimeout(() => this.save(), 10);
    return super.delete(...args);
  }

  check() {
    return Trip.objects.filter({ open: true }).exists();
  }

  clean() {
    this.check();
  }

  touch() {
    this.save();
  }
}
`,

  'stored-functions': `
import { Model } from 'orm';

class Job extends Model {}

export const steps = [];

export function plan(name) {
  steps.push(() => new Job({ name }).save());
}

const table = { start: () => Job.objects.create({}), stop: (job) => job.delete() };

export function dispatch(name, job) {
  return table[name](job);
}
`,

  'own-prototype': `
import { Model } from 'orm';

class Note extends Model {}

export class Sticker {}

Sticker.prototype.save = function () {
  return new Note({ of: this.id }).save();
};
Sticker.prototype.label = function () {
  return Note.objects.count();
};
for (const name of ['peel', 'stick']) Sticker.prototype[name] = () => Note.objects.create({ name });
`,

  'same-names': `
export class Model {
  save() {
    return this;
  }

  delete() {}
}

export class Book extends Model {
  save() {
    return super.save();
  }
}

export class Order extends Model {
  static objects = { all: () => [] };
}
`,

  'parse-error': `
export function broken( {
  return [1, 2;
}
`,

  'unresolved-import': `
import { helper } from '@/nowhere/helper.js';

export function run(value) {
  return helper(value);
}
`,

  borrowers: `
import { Model } from 'orm';

class Copy extends Model {}

const plain = { save: () => 1, delete: () => 2 };

export function use(target) {
  target.hand(plain);
  target.record(plain);
  target.add(plain, plain);
  target.run(() => new Copy({}).save());
  return target.log(plain);
}
`,

  scripts: `
import { argv } from 'node:process';

function main(rows) {
  const items = [];
  for (const row of rows) items.push({ ...row, seen: true });
  rows.forEach((row, at, all) => all.splice(at, 1, items[at]));
  return items.reduce((sum, item) => sum + item.total, 0);
}

main(argv.map((text) => ({ text, total: 1 })));
`,
};
