import { Relation } from './relation.js';

export class Manager {
  constructor(model = null) {
    this.model = model;
  }

  filter(conditions) {
    return new Relation(this.model).where(conditions);
  }

  create(fields) {
    const record = new this.model(fields);
    record.save();
    return record;
  }

  async acreate(fields) {
    const record = new this.model(fields);
    await record.asave();
    return record;
  }
}
