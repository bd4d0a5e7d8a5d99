import { later, sync, tableOf } from './tables.js';

export class QuerySet {
  constructor(model) {
    this.model = model;
    this._conditions = [];
  }

  _clone() {
    const copy = new this.constructor(this.model);
    copy._conditions = [...this._conditions];
    return copy;
  }

  filter(where = {}) {
    const copy = this._clone();
    copy._conditions.push(where);
    return copy;
  }

  _fetch() {
    const matches = (row) => this._conditions.every((where) => Object.keys(where).every((key) => row[key] === where[key]));
    return [...tableOf(this.model).rows.values()].filter(matches).map((row) => new this.model(row));
  }

  count() {
    sync(`count ${this.model.name}`);
    return this._fetch().length;
  }

  async acount() {
    await later(`count ${this.model.name}`);
    return this._fetch().length;
  }

  first() {
    sync(`first ${this.model.name}`);
    return this._fetch()[0] ?? null;
  }

  async afirst() {
    await later(`first ${this.model.name}`);
    return this._fetch()[0] ?? null;
  }
}
