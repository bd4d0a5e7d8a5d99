import { aexecute, afetchRows, execute, fetchRows } from './connections.js';
import { DoesNotExist } from './errors.js';
import { primaryKey } from './fields.js';
import { Manager } from './manager.js';
import { QuerySet } from './queryset.js';
import { fromDb, insert, remove, select, update } from './sql.js';

/**
 * A row of a table. The async variants are native: they use the connection of the current context and never call the
 * sync ones.
 */
export class Model {
  static table = '';
  static fields = { id: primaryKey() };

  /** @returns {Manager} the manager of the class it is read from */
  static get objects() {
    return new Manager(this);
  }

  /** @returns {Model} an instance of the class it is called on */
  static fromRow(row) {
    const values = Object.entries(this.fields).map(([name, field]) => [name, fromDb(field, row[name])]);
    return new this(Object.fromEntries(values));
  }

  constructor(values = {}) {
    for (const [name, field] of Object.entries(this.constructor.fields)) this[name] = values[name] ?? field.initial();
  }

  get isNew() {
    return this.id === null;
  }

  /**
   * @param {{ updateFields?: string[] }} [options] `updateFields`: of a row that exists, write only these
   * @returns {this}
   */
  save({ updateFields } = {}) {
    if (this.isNew) this.id = fetchRows(this._insertion())[0].id;
    else execute(this._change(updateFields));
    return this;
  }

  /**
   * @param {{ updateFields?: string[] }} [options] `updateFields`: of a row that exists, write only these
   * @returns {Promise<this>}
   */
  async asave({ updateFields } = {}) {
    if (this.isNew) this.id = (await afetchRows(this._insertion()))[0].id;
    else await aexecute(this._change(updateFields));
    return this;
  }

  /** @returns {number} how many rows were removed */
  delete() {
    return execute(remove(this._row()));
  }

  /** @returns {Promise<number>} how many rows were removed */
  async adelete() {
    return aexecute(remove(this._row()));
  }

  /** @returns {void} */
  refreshFromDb() {
    this._load(fetchRows(select(this._row())));
  }

  /** @returns {Promise<void>} */
  async arefreshFromDb() {
    this._load(await afetchRows(select(this._row())));
  }

  _row() {
    return new QuerySet(this.constructor).filter({ id: this.id });
  }

  _insertion() {
    return insert(this.constructor, this._values(Object.keys(this.constructor.fields)));
  }

  _change(names = Object.keys(this.constructor.fields)) {
    return update(this._row(), this._values(names));
  }

  _values(names) {
    return Object.fromEntries(names.filter((name) => name !== 'id').map((name) => [name, this[name]]));
  }

  _load([row]) {
    if (row === undefined) throw new DoesNotExist(`${this.constructor.name} ${this.id} is gone`);
    for (const [name, field] of Object.entries(this.constructor.fields)) this[name] = fromDb(field, row[name]);
  }
}
