import { Mongo } from 'meteor/mongo';
import { fallbackToSyncVariant } from 'orm-migrate-runtime';

class LogCollection extends Mongo.Collection {
  insert(doc) {
    setTimeout(() => this.update(doc._id, { $set: { flushed: true } }), 0);
    return super.insert(doc);
  }
}

// orm-migrate: nested-callback - insert() reaches the ORM inside a setTimeout() callback
fallbackToSyncVariant(LogCollection.prototype, 'insert', 'insertAsync');

export const Logs = new LogCollection('logs');
