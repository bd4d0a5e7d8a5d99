/** Each finds the method by its name, on ways of its own. */
async function invoke(target, method, row) {
  await null;
  const run = target[method];
  return run.call(target, row);
}

async function inWords(target, verb, row) {
  return invoke(target, `${verb}`, row);
}

async function byTurns(target, first, row) {
  const verb = first;
  return invoke(target, verb, row);
}

const waiting = [];

async function inLine(target, verb, row) {
  waiting.push(verb);
  await null;
  return invoke(target, waiting.shift(), row);
}

async function moved(...args) {
  const [target, verb, row] = args;
  return invoke(target, verb, row);
}

function store() {
  return {
    rows: [],
    keep(row) {
      this.rows.push(row);
      return this.rows.length;
    },
  };
}

export class Words {
  store = store();
  insert(row) {
    return this.store.keep(row);
  }
  async ainsert(row) {
    return inWords(this, 'insert', row);
  }
}

export class Turns {
  store = store();
  insert(row) {
    return this.store.keep(row);
  }
  async ainsert(row) {
    return byTurns(this, 'insert', row);
  }
}

export class Line {
  store = store();
  insert(row) {
    return this.store.keep(row);
  }
  async ainsert(row) {
    return inLine(this, 'insert', row);
  }
}

export class Moved {
  store = store();
  insert(row) {
    return this.store.keep(row);
  }
  async ainsert(row) {
    return moved(this, 'insert', row);
  }
}

export class Borrowed {
  store = store();
  insert(row) {
    return this.store.keep(row);
  }
  async ainsert(row) {
    return byTurns.call(null, this, 'insert', row);
  }
}
