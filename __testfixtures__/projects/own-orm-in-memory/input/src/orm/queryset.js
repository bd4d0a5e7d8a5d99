import { matches } from './lookups.js';
import { noteAsync, noteSync, tableOf } from './tables.js';

export class QuerySet {
  constructor(model, tests = []) {
    this.model = model;
    this.tests = tests;
  }

  filter(conditions) {
    return new this.constructor(this.model, [...this.tests, (row) => matches(row, conditions)]);
  }

  exclude(conditions) {
    return new this.constructor(this.model, [...this.tests, (row) => !matches(row, conditions)]);
  }

  _rows() {
    return tableOf(this.model).rows.filter((row) => this.tests.every((test) => test(row)));
  }

  count() {
    noteSync(`count ${this.model.name}`);
    return this._rows().length;
  }

  async acount() {
    await noteAsync(`count ${this.model.name}`);
    return this._rows().length;
  }
}

export class Manager {
  constructor(model) {
    this.model = model;
  }

  getQuerySet() {
    return new QuerySet(this.model);
  }

  filter(conditions) {
    return this.getQuerySet().filter(conditions);
  }

  count() {
    return this.getQuerySet().count();
  }

  async acount() {
    return await this.getQuerySet().acount();
  }
}
