import { later, now } from './journal.js';

/** Reads and writes the rows of one kind. */
export class Desk {
  constructor(workspace, kind) {
    this.workspace = workspace;
    this.kind = kind;
  }

  rows() {
    return this.workspace.rowsOf(this.kind);
  }

  count() {
    now(`count ${this.kind.name}`);
    return this.rows().length;
  }

  async acount() {
    await later(`count ${this.kind.name}`);
    return this.rows().length;
  }

  load(id) {
    now(`load ${this.kind.name} ${id}`);
    return this.rows().find((row) => row.id === id) ?? null;
  }

  async aload(id) {
    await later(`load ${this.kind.name} ${id}`);
    return this.rows().find((row) => row.id === id) ?? null;
  }

  keep(row) {
    now(`keep ${this.kind.name} ${row.id}`);
    this.workspace.put(row);
    return row;
  }

  async akeep(row) {
    await later(`keep ${this.kind.name} ${row.id}`);
    this.workspace.put(row);
    return row;
  }
}
