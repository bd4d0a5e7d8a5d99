export const journal = [];

/** One database with its undo log. */
class Database {
  rows = new Map();
  #undo = [];

  constructor(name) {
    this.name = name;
  }

  write(side, row) {
    const before = this.rows.get(row.id);
    this.#undo.at(-1)?.push(() => this.rows.set(row.id, before));
    this.rows.set(row.id, { ...row });
    journal.push({ side, what: `write ${row.id}` });
  }

  begin(side) {
    this.#undo.push([]);
    journal.push({ side, what: 'begin' });
  }

  end(side, isKept) {
    const steps = this.#undo.pop();
    if (!isKept) for (const step of steps.reverse()) step();
    journal.push({ side, what: isKept ? 'commit' : 'rollback' });
  }

  transaction(work) {
    this.begin('sync');
    let isKept = false;
    try {
      const result = work();
      isKept = true;
      return result;
    } finally {
      this.end('sync', isKept);
    }
  }

  async atransaction(work) {
    await null;
    this.begin('async');
    let isKept = false;
    try {
      const result = await work();
      isKept = true;
      return result;
    } finally {
      this.end('async', isKept);
    }
  }

  /** Its async variant does not wait. */
  measure(work) {
    try {
      return work();
    } finally {
      journal.push({ side: 'both', what: 'measured' });
    }
  }

  async ameasure(work) {
    try {
      return work();
    } finally {
      journal.push({ side: 'both', what: 'measured' });
    }
  }

  /** Runs it whenever it likes. */
  onCommit(hook) {
    this.hooks = [...(this.hooks ?? []), hook];
  }

  async aonCommit(hook) {
    this.hooks = [...(this.hooks ?? []), hook];
  }
}

export const db = new Database('main');

export class Transaction {
  static run(work) {
    return new Transaction().execute(work);
  }

  static async arun(work) {
    return new Transaction().aexecute(work);
  }

  execute(work) {
    return db.transaction(work);
  }

  async aexecute(work) {
    return await db.atransaction(work);
  }
}

export function atomic(work, options = {}) {
  return options.nested === false && options.open ? work() : db.transaction(work);
}

export async function aatomic(work, options = {}) {
  if (options.nested === false && options.open) return await work();
  return await db.atransaction(() => work());
}

const savepoint = (work) => db.transaction(work);
const asavepoint = async (work) => db.atransaction(work);

export const savepoints = Object.freeze({ savepoint, asavepoint });
