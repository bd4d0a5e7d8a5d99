import { engine } from './engine.js';

export class Mapper {
  constructor(table) {
    this.table = table;
  }

  insert(row) {
    return engine.run('insert', this.table, row);
  }

  async ainsert(row) {
    return engine.arun('insert', this.table, row);
  }

  erase(where) {
    return engine.run('erase', this.table, where);
  }

  async aerase(where) {
    return engine.arun('erase', this.table, where);
  }

  select(where = {}) {
    return engine.run('select', this.table, where);
  }

  async aselect(where = {}) {
    return engine.arun('select', this.table, where);
  }
}
