import { Mongo } from 'meteor/mongo';

export class AuditedCollection extends Mongo.Collection {
  insert(doc) {
    return super.insert({ ...doc, createdBy: 'system' });
  }

  /** Async variant of {@link insert}. */
  async insertAsync(doc) {
    return await super.insertAsync({ ...doc, createdBy: 'system' });
  }
}
