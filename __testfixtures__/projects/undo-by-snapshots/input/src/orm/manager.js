import { record, table } from './store.js';

export class Manager {
  constructor(model) {
    this.model = model;
  }

  _load(row) {
    return this.model.fromRow(row);
  }

  _update(values) {
    const rows = [...table(this.model.name).values()];
    for (const row of rows) {
      for (const [field, value] of Object.entries(values)) row[field] = value;
    }
    record('either', 'update', Object.keys(values).join());
    return rows.length;
  }

  update(values) {
    record('sync', 'update', this.model.name);
    return this._update(values);
  }

  async aupdate(values) {
    await null;
    record('async', 'update', this.model.name);
    return this._update(values);
  }

  getOrCreate(id, defaults = {}) {
    record('sync', 'getOrCreate', this.model.name);
    const row = table(this.model.name).get(id);
    if (row) return [this._load(row), false];
    const made = new this.model({ id, ...defaults });
    made.save();
    return [made, true];
  }

  async agetOrCreate(id, defaults = {}) {
    await null;
    record('async', 'getOrCreate', this.model.name);
    const row = table(this.model.name).get(id);
    if (row) return [this._load(row), false];
    const made = new this.model({ id, ...defaults });
    await made.asave();
    return [made, true];
  }
}
