import { AsyncLocalStorage } from 'node:async_hooks';
import { Model } from 'orm';

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

  delete() {
    const result = returned(() => Log.objects.create({ step: 'returned' }));
    result();
    return super.delete();
  }

  refreshFromDb() {
    compared(() => Log.objects.create({ step: 'compared' }));
    super.refreshFromDb();
  }
}

export class Sorted extends Model {
  save() {
    this.order = ordered([3, 1, 2], (each) => Log.objects.filter({ step: each }).count() + each);
    super.save();
  }

  delete() {
    this.rows = [...lazily(() => Log.objects.create({ step: 'lazily' }).step)];
    return super.delete();
  }

  refreshFromDb() {
    new Task(() => Log.objects.create({ step: 'task' }));
    super.refreshFromDb();
  }
}

export class Seen extends Model {
  save() {
    viaArguments(() => Log.objects.create({ step: 'arguments' }));
    super.save();
  }

  delete() {
    inText(() => Log.objects.create({ step: 'text' }));
    return super.delete();
  }

  refreshFromDb() {
    outside(() => Log.objects.create({ step: 'outside' }));
    super.refreshFromDb();
  }
}

/** What a factory was given runs whenever what it made is called. */
const counted = curried(() => Log.objects.count());

export class Later extends Model {
  save() {
    this.total = counted(2);
    super.save();
  }

  delete() {
    hop(() => Log.objects.create({ step: 'hop' }));
    return super.delete();
  }

  refreshFromDb() {
    inTheBackground(() => Log.objects.create({ step: 'background' }));
    super.refreshFromDb();
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
}
