import { QuerySet } from './queryset.js';

export class Manager {
  static querySetClass = QuerySet;

  constructor(model) {
    this.model = model;
  }

  getQuerySet() {
    return new this.constructor.querySetClass(this.model);
  }

  all() {
    return this.getQuerySet();
  }

  filter(where) {
    return this.getQuerySet().filter(where);
  }

  count() {
    return this.getQuerySet().count();
  }

  async acount() {
    return await this.getQuerySet().acount();
  }
}
