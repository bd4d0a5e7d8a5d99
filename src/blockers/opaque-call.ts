import type { Blocker } from './blocker.ts';

export const blocker = {
  code: 'opaque-call',
  title: 'Function without an async variant',
  meaning:
    "The body calls a function of the ORM or its platform that works on the database by itself, or may do so, and that has no async variant of the same meaning: `bulk.flush()` of the ORM's package, `fullClean()` that runs a `clean()` which reaches the ORM; `Meteor.call()` runs a method by its name, `Accounts` and `Roles` became async under the same names.",
  action: 'Write the async variant by hand, with the functions that the new release offers instead.',
  example: `
// profile: meteor
import { Meteor } from 'meteor/meteor';
import { Mongo } from 'meteor/mongo';

class Notes extends Mongo.Collection {
  insert(doc) {
    doc.number = Meteor.call('numbers.next');
    return super.insert(doc);
  }
}
`,
} as const satisfies Blocker;
