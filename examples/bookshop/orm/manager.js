import { DoesNotExist } from './errors.js';
import { QuerySet } from './queryset.js';

/**
 * What `Model.objects` is: a query over all rows that can also make new ones.
 *
 * @template {import('./model.js').Model} T
 * @extends {QuerySet<T>}
 */
export class Manager extends QuerySet {
  /** @returns {T} */
  create(values) {
    const instance = new this.model(values);
    instance.save();
    return instance;
  }

  /** @returns {Promise<T>} */
  async acreate(values) {
    const instance = new this.model(values);
    await instance.asave();
    return instance;
  }

  /** @returns {[instance: T, created: boolean]} */
  getOrCreate(conditions, defaults = {}) {
    try {
      return [this.get(conditions), false];
    } catch (error) {
      if (!(error instanceof DoesNotExist)) throw error;
      return [this.create({ ...conditions, ...defaults }), true];
    }
  }

  /** @returns {Promise<[instance: T, created: boolean]>} */
  async agetOrCreate(conditions, defaults = {}) {
    try {
      return [await this.aget(conditions), false];
    } catch (error) {
      if (!(error instanceof DoesNotExist)) throw error;
      return [await this.acreate({ ...conditions, ...defaults }), true];
    }
  }
}
