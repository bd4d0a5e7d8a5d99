import { Mongo } from 'meteor/mongo';

export class AuditedCollection extends Mongo.Collection {
  insert(doc) {
    return super.insert({ ...doc, createdBy: 'system' });
  }
}
