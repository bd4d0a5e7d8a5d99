import { engine } from './engine.js';

export class Store {
  static shelf = '';

  put(row) {
    return engine.do({ verb: 'put', shelf: this.constructor.shelf, row, columns: ['name'] });
  }
  async aput(row) {
    return engine.ado({ verb: 'put', shelf: this.constructor.shelf, row, columns: ['name'] });
  }

  drop(where) {
    return engine.do({ verb: 'drop', shelf: this.constructor.shelf, where });
  }
  async adrop(where) {
    return engine.ado({ verb: 'drop', shelf: this.constructor.shelf, where });
  }

  sum(column) {
    return engine.do({ verb: 'sum', shelf: this.constructor.shelf, columns: [column] });
  }
  async asum(column) {
    return engine.ado({ verb: 'sum', shelf: this.constructor.shelf, columns: [column] });
  }
}
