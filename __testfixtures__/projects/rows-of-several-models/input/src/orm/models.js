import { aquery, query } from './connection.js';

export class Manager {
  constructor(model) {
    this.model = model;
  }

  rows(conditions) {
    return query('select', this.model.table, conditions).map((row) => new this.model(row));
  }

  async arows(conditions) {
    return (await aquery('select', this.model.table, conditions)).map((row) => new this.model(row));
  }

  get(conditions) {
    const [row] = this.rows(conditions);
    if (!row) throw new Error(`no row of ${this.model.table}`);
    return row;
  }

  async aget(conditions) {
    const [row] = await this.arows(conditions);
    if (!row) throw new Error(`no row of ${this.model.table}`);
    return row;
  }

  first() {
    return this.rows({})[0] ?? null;
  }

  async afirst() {
    return (await this.arows({}))[0] ?? null;
  }
}

export class Model {
  constructor(row = {}) {
    for (const [column, value] of Object.entries(row)) this[column] = value;
  }

  save() {
    const [saved] = query('save', this.constructor.table, { ...this });
    this.id ??= saved.id;
  }

  async asave() {
    const [saved] = await aquery('save', this.constructor.table, { ...this });
    this.id ??= saved.id;
  }
}
