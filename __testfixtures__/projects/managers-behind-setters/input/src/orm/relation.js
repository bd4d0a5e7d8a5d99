import { engine } from './engine.js';

const matching = (conditions) => (row) => Object.entries(conditions).every(([key, value]) => row[key] === value);

export class Relation {
  #model;
  #conditions;
  #order = null;
  #limit = Infinity;

  constructor(model, conditions = {}) {
    this.#model = model;
    this.#conditions = conditions;
  }

  #with(change) {
    const next = new Relation(this.#model, this.#conditions);
    next.#order = this.#order;
    next.#limit = this.#limit;
    change(next);
    return next;
  }

  where(conditions) {
    return this.#with((next) => {
      next.#conditions = { ...next.#conditions, ...conditions };
    });
  }

  sortBy(field, direction = 'asc') {
    return this.#with((next) => {
      next.#order = [field, direction];
    });
  }

  limit(count) {
    return this.#with((next) => {
      next.#limit = count;
    });
  }

  #finish(rows) {
    if (this.#order) {
      const [field, direction] = this.#order;
      rows.sort((a, b) => (a[field] - b[field]) * (direction === 'desc' ? -1 : 1));
    }
    return rows.slice(0, this.#limit).map((row) => this.#model.hydrate(row));
  }

  all() {
    return this.#finish(engine.run('select', this.#model.table, matching(this.#conditions)));
  }

  async aall() {
    return this.#finish(await engine.arun('select', this.#model.table, matching(this.#conditions)));
  }

  count() {
    return engine.run('select', this.#model.table, matching(this.#conditions)).length;
  }

  async acount() {
    return (await engine.arun('select', this.#model.table, matching(this.#conditions))).length;
  }
}
