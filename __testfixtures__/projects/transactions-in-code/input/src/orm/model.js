import { db } from './database.js';

export class Model {
  constructor(fields = {}) {
    Object.assign(this, fields);
  }

  save() {
    db.write('sync', this);
    return this;
  }

  async asave() {
    await null;
    db.write('async', this);
    return this;
  }
}
