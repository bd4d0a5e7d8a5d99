import { engine } from './engine.js';

export class Database {
  constructor() {
    this.repositories = new Map();
    this.gateways = new Map();
  }

  repository(RepositoryClass) {
    if (!this.repositories.has(RepositoryClass)) this.repositories.set(RepositoryClass, new RepositoryClass(this));
    return this.repositories.get(RepositoryClass);
  }

  /** Anybody may put something else there. */
  gateway(name) {
    return this.gateways.get(name);
  }

  provide(name, gateway) {
    this.gateways.set(name, gateway);
  }
}

export class Repository {
  static table = '';

  constructor(db) {
    this.db = db;
  }

  rows() {
    return engine.run({ verb: 'select', table: this.constructor.table, order: 'id' });
  }

  async arows() {
    return engine.arun({ verb: 'select', table: this.constructor.table, order: 'id' });
  }

  insert(row) {
    return engine.run({ verb: 'insert', table: this.constructor.table, row });
  }

  async ainsert(row) {
    return engine.arun({ verb: 'insert', table: this.constructor.table, row });
  }

  update(id, row) {
    return engine.run({ verb: 'update', table: this.constructor.table, id, row });
  }

  async aupdate(id, row) {
    return engine.arun({ verb: 'update', table: this.constructor.table, id, row });
  }
}
