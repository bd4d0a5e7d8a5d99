export const journal = [];

const rows = [];

function keep(side, row) {
  journal.push({ side, what: `keep ${row.title}` });
  rows.push(row);
  return rows.length;
}

const KEEP = 'keep';
const VERBS = Object.freeze({ keep: 'keep', drop: 'drop' });

/** Each runs its sync variant, by a name that stands somewhere else. */
async function later(target, name, row) {
  await null;
  const method = target[name];
  return method.call(target, row);
}

async function shortened(target, name, row) {
  await null;
  const method = target[name.slice(1)];
  return Reflect.apply(method, target, [row]);
}

const methodOf = (target, name) => target[name];

class Job {
  constructor(target, verb, args) {
    Object.assign(this, { target, verb, args });
  }
  run() {
    const method = this.target[this.verb];
    return method.apply(this.target, this.args);
  }
}

export class ByConstant {
  keep(row) {
    return keep('sync', row);
  }
  async akeep(row) {
    return later(this, KEEP, row);
  }
}

export class ByTable {
  keep(row) {
    return keep('sync', row);
  }
  async akeep(row) {
    return later(this, VERBS.keep, row);
  }
}

export class ByOwnName {
  keep(row) {
    return keep('sync', row);
  }
  async akeep(row) {
    return shortened(this, 'akeep', row);
  }
}

export class ByList {
  static verbs = ['keep'];
  keep(row) {
    return keep('sync', row);
  }
  async akeep(row) {
    const [method] = ByList.verbs.map((verb) => this[verb]);
    return method.call(this, row);
  }
}

export class ByResult {
  keep(row) {
    return keep('sync', row);
  }
  async akeep(row) {
    await null;
    return methodOf(this, KEEP).call(this, row);
  }
}

export class ByJob {
  keep(row) {
    return keep('sync', row);
  }
  async akeep(row) {
    await null;
    return new Job(this, KEEP, [row]).run();
  }
}

export class ByGetter {
  keep(row) {
    return keep('sync', row);
  }
  get keeper() {
    return this[KEEP];
  }
  async akeep(row) {
    await null;
    return this.keeper.call(this, row);
  }
}

export class ByDescriptor {
  keep(row) {
    return keep('sync', row);
  }
  async akeep(row) {
    await null;
    return Object.getOwnPropertyDescriptor(Object.getPrototypeOf(this), KEEP).value.call(this, row);
  }
}

/** What it reads by names that are not written is data. */
export class Native {
  static columns = ['room', 'shelf'];
  keep(row) {
    return keep('sync', this.placed(row));
  }
  async akeep(row) {
    await null;
    return keep('async', this.placed(row));
  }
  placed(row) {
    const columns = Native.columns.filter((column) => this[column] !== undefined);
    const placed = Object.fromEntries(columns.map((column) => [column, this[column]]));
    for (const column of Object.keys(row)) {
      const value = row[column];
      placed[column] = typeof value === 'string' ? value.trim() : value;
    }
    return placed;
  }
}
