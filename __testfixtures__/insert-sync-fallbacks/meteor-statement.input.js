import { Mongo } from 'meteor/mongo';

class LogCollection extends Mongo.Collection {
  insert(doc) {
    setTimeout(() => this.update(doc._id, { $set: { flushed: true } }), 0);
    return super.insert(doc);
  }
}

export const Logs = new LogCollection('logs');
