import { Manager } from './manager.js';
import { later, sync, tableOf } from './tables.js';

const managers = new WeakMap();

export class Model {
  static managerClass = Manager;

  static get objects() {
    if (!managers.has(this)) managers.set(this, new this.managerClass(this));
    return managers.get(this);
  }

  static get _index() {
    if (!Object.hasOwn(this, '_byTitle')) this._byTitle = new Map();
    return this._byTitle;
  }

  constructor(fields = {}) {
    Object.assign(this, fields);
  }

  _write() {
    const table = tableOf(this.constructor);
    if (this.id === undefined) this.id = table.nextId++;
    table.rows.set(this.id, { ...this });
    this.constructor._index.set(this.title, this.id);
  }

  _erase() {
    this.constructor._index.delete(this.title);
    return tableOf(this.constructor).rows.delete(this.id) ? 1 : 0;
  }

  save() {
    sync(`save ${this.constructor.name}`);
    this._write();
    return this;
  }

  async asave() {
    await later(`save ${this.constructor.name}`);
    this._write();
    return this;
  }

  delete() {
    sync(`delete ${this.constructor.name}`);
    return this._erase();
  }

  async adelete() {
    await later(`delete ${this.constructor.name}`);
    return this._erase();
  }
}
