import { Desk } from './desk.js';
import { later, now } from './journal.js';

/** Gathers what is put in, and says on commit that it is there. */
export class Workspace {
  #rows = new Map();
  #desks = new Map();
  #watchers;
  #changed = new Set();

  constructor({ desks, watchers = [] }) {
    for (const DeskClass of desks) this.#desks.set(DeskClass.of, DeskClass);
    this.#watchers = [...watchers];
  }

  rowsOf(kind) {
    return this.#rows.get(kind) ?? [];
  }

  put(row) {
    const rows = this.rowsOf(row.constructor);
    if (!rows.includes(row)) this.#rows.set(row.constructor, [...rows, row]);
    this.#changed.add(row);
  }

  desk(kind) {
    const DeskClass = this.#desks.get(kind) ?? Desk;
    return new DeskClass(this, kind);
  }

  #event() {
    return { workspace: this, changed: [...this.#changed] };
  }

  commit() {
    for (const watcher of this.#watchers) watcher.beforeCommit(this);
    now(`commit ${this.#changed.size}`);
    const event = this.#event();
    this.#changed.clear();
    for (const watcher of this.#watchers) watcher.afterCommit(event);
  }

  async acommit() {
    for (const watcher of this.#watchers) await watcher.abeforeCommit(this);
    await later(`commit ${this.#changed.size}`);
    const event = this.#event();
    this.#changed.clear();
    for (const watcher of this.#watchers) await watcher.aafterCommit(event);
  }
}
