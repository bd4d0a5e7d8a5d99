import { AsyncLocalStorage } from 'node:async_hooks';
import { Model } from 'orm';
import { fallbackToSyncVariant } from 'orm-migrate-runtime';

export class Log extends Model {}

const queue = [];
const hooks = { last: null };

/** Keeps what it is given. */
function later(work) {
  queue.push(work);
}

function returned(work) {
  return work;
}

function compared(work) {
  if (work === hooks.last) return null;
  return work();
}

function inTimer(work) {
  setTimeout(() => work(), 0);
}

function ordered(rows, weight) {
  return [...rows].sort((a, b) => weight(a) - weight(b));
}

function* lazily(work) {
  yield work();
}

function outside(work) {
  return new AsyncLocalStorage().run('outside', work);
}

function viaArguments(work) {
  return work && Reflect.apply(arguments[0], null, []);
}

function inText(work) {
  work();
  return eval('work()');
}

class Task {
  constructor(work) {
    this.result = work();
  }
}

function curried(work) {
  return (times) => times * work();
}

function hop(work) {
  return inTimer(work);
}

async function inTheBackground(work) {
  work();
}

export class Keep extends Model {
  save() {
    later(() => Log.objects.create({ step: 'later' }));
    super.save();
    for (const each of queue.splice(0)) each();
  }

  static {
    // orm-migrate: nested-callback - save() reaches the ORM inside a later() callback
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }

  delete() {
    const result = returned(() => Log.objects.create({ step: 'returned' }));
    result();
    return super.delete();
  }

  static {
    // orm-migrate: nested-callback - delete() reaches the ORM inside a returned() callback
    fallbackToSyncVariant(this.prototype, 'delete', 'adelete');
  }

  refreshFromDb() {
    compared(() => Log.objects.create({ step: 'compared' }));
    super.refreshFromDb();
  }

  static {
    // orm-migrate: nested-callback - refreshFromDb() reaches the ORM inside a compared() callback
    fallbackToSyncVariant(this.prototype, 'refreshFromDb', 'arefreshFromDb');
  }
}

export class Sorted extends Model {
  save() {
    this.order = ordered([3, 1, 2], (each) => Log.objects.filter({ step: each }).count() + each);
    super.save();
  }

  static {
    // orm-migrate: nested-callback - save() calls ordered(), which reaches the ORM inside a
    //   [...rows].sort() callback
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }

  delete() {
    this.rows = [...lazily(() => Log.objects.create({ step: 'lazily' }).step)];
    return super.delete();
  }

  static {
    // orm-migrate: nested-callback - delete() reaches the ORM inside a lazily() callback
    fallbackToSyncVariant(this.prototype, 'delete', 'adelete');
  }

  refreshFromDb() {
    new Task(() => Log.objects.create({ step: 'task' }));
    super.refreshFromDb();
  }

  static {
    // orm-migrate: nested-callback - refreshFromDb() reaches the ORM inside a new Task() callback
    fallbackToSyncVariant(this.prototype, 'refreshFromDb', 'arefreshFromDb');
  }
}

export class Seen extends Model {
  save() {
    viaArguments(() => Log.objects.create({ step: 'arguments' }));
    super.save();
  }

  static {
    // orm-migrate: nested-callback - save() reaches the ORM inside a viaArguments() callback
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }

  delete() {
    inText(() => Log.objects.create({ step: 'text' }));
    return super.delete();
  }

  static {
    // orm-migrate: nested-callback - delete() reaches the ORM inside an inText() callback
    fallbackToSyncVariant(this.prototype, 'delete', 'adelete');
  }

  refreshFromDb() {
    outside(() => Log.objects.create({ step: 'outside' }));
    super.refreshFromDb();
  }

  static {
    // orm-migrate: nested-callback - refreshFromDb() reaches the ORM inside an outside() callback
    fallbackToSyncVariant(this.prototype, 'refreshFromDb', 'arefreshFromDb');
  }
}

/** What a factory was given runs whenever what it made is called. */
const counted = curried(() => Log.objects.count());

export class Later extends Model {
  save() {
    this.total = counted(2);
    super.save();
  }

  static {
    // orm-migrate: nested-callback - save() calls counted(), which may call a callback that reaches
    //   the ORM
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }

  delete() {
    hop(() => Log.objects.create({ step: 'hop' }));
    return super.delete();
  }

  static {
    // orm-migrate: nested-callback - delete() calls hop() → inTimer(), which reaches the ORM inside
    //   a setTimeout() callback
    fallbackToSyncVariant(this.prototype, 'delete', 'adelete');
  }

  refreshFromDb() {
    inTheBackground(() => Log.objects.create({ step: 'background' }));
    super.refreshFromDb();
  }

  static {
    // orm-migrate: nested-callback - refreshFromDb() starts inTheBackground(), which works on the
    //   ORM, without waiting for it
    fallbackToSyncVariant(this.prototype, 'refreshFromDb', 'arefreshFromDb');
  }
}

/** Another body of the method keeps its callback. */
export class Runner extends Model {
  run(work) {
    return work();
  }

  save() {
    this.run(() => super.save());
  }

  static {
    // orm-migrate: nested-callback - save() reaches the ORM inside a this.run() callback
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}

export class Batch extends Runner {
  run(work) {
    later(work);
    return queue.pop()();
  }
}

/** One callback is waited for, another gives a promise or starts something. */
function both(first, second) {
  first();
  return second();
}

export class Mixed extends Model {
  save() {
    both(
      () => super.save(),
      () => Promise.resolve(1),
    );
  }

  static {
    // orm-migrate: promise-result - save() gives a promise, which an async variant would unwrap
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }

  delete() {
    both(
      () => super.delete(),
      () => Log.objects.count(),
    );
    return both(
      () => Log.objects.create({ step: 'deleted' }),
      () => queueMicrotask(() => this.trail.push('then')),
    );
  }

  static {
    // orm-migrate: nested-callback - delete() gives both() a callback that starts work without
    //   waiting for it
    fallbackToSyncVariant(this.prototype, 'delete', 'adelete');
  }
}
