import { Manager } from './manager.js';
import { record, table } from './store.js';

export class Model {
  static get objects() {
    return new Manager(this);
  }

  static fromRow(row) {
    return Object.assign(new this(), row);
  }

  constructor(fields = {}) {
    Object.assign(this, fields);
  }

  _write() {
    table(this.constructor.name).set(this.id, { ...this });
  }

  _remove() {
    const rows = table(this.constructor.name);
    if (!rows.has(this.id)) throw new Error(`${this.id} is not stored`);
    rows.delete(this.id);
  }

  save() {
    record('sync', 'save', this.constructor.name);
    this._write();
  }

  async asave() {
    await null;
    record('async', 'save', this.constructor.name);
    this._write();
  }

  delete() {
    record('sync', 'delete', this.constructor.name);
    this._remove();
  }

  async adelete() {
    await null;
    record('async', 'delete', this.constructor.name);
    this._remove();
  }
}
