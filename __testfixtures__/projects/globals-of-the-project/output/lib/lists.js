import { Mongo } from 'meteor/mongo';
import './collections.js';
import { fallbackToSyncVariant } from 'orm-migrate-runtime';

export class Lists extends Mongo.Collection {
  insert(doc) {
    Worker.insert({ kind: 'insert', at: doc.at });
    history.update({ at: 0 }, { $set: { last: doc.at } });
    globalThis.Shifts.insert({ name: doc.name });
    return super.insert(doc);
  }

  /** Async variant of {@link insert}. */
  async insertAsync(doc) {
    await Worker.insertAsync({ kind: 'insert', at: doc.at });
    await history.updateAsync({ at: 0 }, { $set: { last: doc.at } });
    await globalThis.Shifts.insertAsync({ name: doc.name });
    return await super.insertAsync(doc);
  }
}

export class Confirmed extends Mongo.Collection {
  insert(doc) {
    return confirm(doc.name) && super.insert(doc);
  }
}

// orm-migrate: nested-callback - insert() calls a function without a name, which reaches the ORM
//   and can have no variant
fallbackToSyncVariant(Confirmed.prototype, 'insert', 'insertAsync');

export class Asked extends Mongo.Collection {
  insert(doc) {
    return globalThis.confirm(doc.name) && super.insert(doc);
  }
}

// orm-migrate: nested-callback - insert() calls a function without a name, which reaches the ORM
//   and can have no variant
fallbackToSyncVariant(Asked.prototype, 'insert', 'insertAsync');

export class Loud extends Mongo.Collection {
  insert(doc) {
    return super.insert({ ...doc, size: alert(doc.name), list: structuredClone([doc.at]).length });
  }

  /** Async variant of {@link insert}. */
  async insertAsync(doc) {
    return await super.insertAsync({ ...doc, size: alert(doc.name), list: structuredClone([doc.at]).length });
  }
}

export const lists = new Lists('lists');
export const confirmed = new Confirmed('confirmed');
export const asked = new Asked('asked');
export const loud = new Loud('loud');
