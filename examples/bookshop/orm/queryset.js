import { aexecute, afetchRows, execute, fetchRows } from './connections.js';
import { DoesNotExist, MultipleObjectsReturned } from './errors.js';
import { remove, select, selectCount, update } from './sql.js';

/**
 * A query that has not been made yet: it reaches the database when it is iterated or asked for a result.
 *
 * @template {import('./model.js').Model} T
 */
export class QuerySet {
  constructor(model, { filters = [], ordering = [] } = {}) {
    this.model = model;
    this.filters = filters;
    this.ordering = ordering;
  }

  /** @returns {QuerySet<T>} */
  all() {
    return new QuerySet(this.model, this);
  }

  /** @returns {QuerySet<T>} */
  filter(conditions) {
    return new QuerySet(this.model, { ...this, filters: [...this.filters, { conditions, negated: false }] });
  }

  /** @returns {QuerySet<T>} */
  exclude(conditions) {
    return new QuerySet(this.model, { ...this, filters: [...this.filters, { conditions, negated: true }] });
  }

  /** @returns {QuerySet<T>} */
  orderBy(...ordering) {
    return new QuerySet(this.model, { ...this, ordering });
  }

  /** @returns {T} */
  get(conditions = {}) {
    return this.#only(fetchRows(select(this.filter(conditions), { limit: 2 })), conditions);
  }

  /** @returns {Promise<T>} */
  async aget(conditions = {}) {
    return this.#only(await afetchRows(select(this.filter(conditions), { limit: 2 })), conditions);
  }

  /** @returns {T | null} */
  first() {
    return this.#instances(fetchRows(select(this, { limit: 1 })))[0] ?? null;
  }

  /** @returns {Promise<T | null>} */
  async afirst() {
    return this.#instances(await afetchRows(select(this, { limit: 1 })))[0] ?? null;
  }

  /** @returns {number} */
  count() {
    return fetchRows(selectCount(this))[0].total;
  }

  /** @returns {Promise<number>} */
  async acount() {
    return (await afetchRows(selectCount(this)))[0].total;
  }

  /** @returns {boolean} */
  exists() {
    return fetchRows(select(this, { limit: 1 })).length > 0;
  }

  /** @returns {Promise<boolean>} */
  async aexists() {
    return (await afetchRows(select(this, { limit: 1 }))).length > 0;
  }

  /**
   * Changes the rows in one statement; `save()` of the models is not involved.
   *
   * @returns {number} how many rows there were
   */
  update(values) {
    return execute(update(this, values));
  }

  /** @returns {Promise<number>} how many rows there were */
  async aupdate(values) {
    return aexecute(update(this, values));
  }

  /**
   * Removes the rows in one statement; `delete()` of the models is not involved.
   *
   * @returns {number} how many rows there were
   */
  delete() {
    return execute(remove(this));
  }

  /** @returns {Promise<number>} how many rows there were */
  async adelete() {
    return aexecute(remove(this));
  }

  /** @returns {Iterator<T>} */
  *[Symbol.iterator]() {
    yield* this.#instances(fetchRows(select(this)));
  }

  /** @returns {AsyncIterator<T>} */
  async *[Symbol.asyncIterator]() {
    yield* this.#instances(await afetchRows(select(this)));
  }

  #instances(rows) {
    return rows.map((row) => this.model.fromRow(row));
  }

  #only(rows, conditions) {
    const wanted = `${this.model.name} with ${JSON.stringify(conditions)}`;
    if (rows.length === 0) throw new DoesNotExist(`There is no ${wanted}`);
    if (rows.length > 1) throw new MultipleObjectsReturned(`There is more than one ${wanted}`);
    return this.model.fromRow(rows[0]);
  }
}
