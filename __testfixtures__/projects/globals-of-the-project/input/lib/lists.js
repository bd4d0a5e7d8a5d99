import { Mongo } from 'meteor/mongo';
import './collections.js';

export class Lists extends Mongo.Collection {
  insert(doc) {
    Worker.insert({ kind: 'insert', at: doc.at });
    history.update({ at: 0 }, { $set: { last: doc.at } });
    globalThis.Shifts.insert({ name: doc.name });
    return super.insert(doc);
  }
}

export class Confirmed extends Mongo.Collection {
  insert(doc) {
    return confirm(doc.name) && super.insert(doc);
  }
}

export class Asked extends Mongo.Collection {
  insert(doc) {
    return globalThis.confirm(doc.name) && super.insert(doc);
  }
}

export class Loud extends Mongo.Collection {
  insert(doc) {
    return super.insert({ ...doc, size: alert(doc.name), list: structuredClone([doc.at]).length });
  }
}

export const lists = new Lists('lists');
export const confirmed = new Confirmed('confirmed');
export const asked = new Asked('asked');
export const loud = new Loud('loud');
