import { Manager } from './queryset.js';
import { noteAsync, noteSync, tableOf } from './tables.js';

export class Model {
  static get objects() {
    return new Manager(this);
  }

  constructor(fields = {}) {
    Object.assign(this, fields);
  }

  get isNew() {
    return !tableOf(this.constructor).rows.includes(this);
  }

  _write() {
    if (this.isNew) tableOf(this.constructor).rows.push(this);
  }

  save() {
    noteSync(`save ${this.constructor.name}`);
    this._write();
  }

  async asave() {
    await noteAsync(`save ${this.constructor.name}`);
    this._write();
  }
}
