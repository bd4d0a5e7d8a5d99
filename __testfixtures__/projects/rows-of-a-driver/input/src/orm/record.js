import { aquery, query } from './connection.js';

export class Record {
  static table = '';

  constructor(row = {}) {
    for (const [column, value] of Object.entries(row)) this[column] = value;
  }

  static where(conditions = {}) {
    return query('select', this.table, conditions).map((row) => new this(row));
  }

  static async awhere(conditions = {}) {
    return (await aquery('select', this.table, conditions)).map((row) => new this(row));
  }

  save() {
    const rows = query('save', this.constructor.table, { ...this });
    this.id ??= rows[0].id;
    return this;
  }

  async asave() {
    const rows = await aquery('save', this.constructor.table, { ...this });
    this.id ??= rows[0].id;
    return this;
  }

  delete() {
    query('delete', this.constructor.table, { id: this.id });
  }

  async adelete() {
    await aquery('delete', this.constructor.table, { id: this.id });
  }
}
