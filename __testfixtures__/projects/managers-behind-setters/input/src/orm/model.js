import { engine } from './engine.js';
import { Manager } from './manager.js';
import { Relation } from './relation.js';

const managers = new WeakMap();

export class Model {
  static table = '';

  static get objects() {
    if (!managers.has(this)) managers.set(this, new Manager(this));
    return managers.get(this);
  }

  static set objects(manager) {
    managers.set(this, manager);
  }

  static where(conditions) {
    return new Relation(this, conditions);
  }

  static hydrate(row) {
    return Object.assign(new this(), row);
  }

  constructor(fields = {}) {
    Object.assign(this, fields);
  }

  save() {
    if (this.id) engine.run('update', this.constructor.table, this.id, { ...this });
    else this.id = engine.run('insert', this.constructor.table, { ...this });
  }

  async asave() {
    if (this.id) await engine.arun('update', this.constructor.table, this.id, { ...this });
    else this.id = await engine.arun('insert', this.constructor.table, { ...this });
  }

  delete() {
    return engine.run('delete', this.constructor.table, this.id);
  }

  async adelete() {
    return engine.arun('delete', this.constructor.table, this.id);
  }
}
