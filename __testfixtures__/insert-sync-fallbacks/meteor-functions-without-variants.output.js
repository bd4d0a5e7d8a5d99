import { Accounts } from 'meteor/accounts-base';
import { Meteor } from 'meteor/meteor';
import { Mongo } from 'meteor/mongo';
import { fallbackToSyncVariant, mapSequential } from 'orm-migrate-runtime';

export class NotesCollection extends Mongo.Collection {
  insert(doc) {
    doc.number = Meteor.call('numbers.next');
    return super.insert(doc);
  }

  remove(selector) {
    Accounts.sendVerificationEmail(selector.owner);
    return super.remove(selector);
  }

  /** Whatever has a map() of its own, array or cursor, is gone through one by one. */
  tags(notes) {
    return notes.map((note) => note.tag);
  }

  /** Async variant of {@link tags}. */
  async tagsAsync(notes) {
    return await mapSequential(notes, (note) => note.tag);
  }

  update(selector, modifier) {
    modifier.$set.tags = this.tags(modifier.$set.notes);
    return super.update(selector, modifier);
  }

  /** Async variant of {@link update}. */
  async updateAsync(selector, modifier) {
    modifier.$set.tags = await this.tagsAsync(modifier.$set.notes);
    return await super.updateAsync(selector, modifier);
  }
}

// orm-migrate: opaque-call - insert() calls Meteor.call(), which has no async variant that means
//   the same
fallbackToSyncVariant(NotesCollection.prototype, 'insert', 'insertAsync');

// orm-migrate: opaque-call - remove() calls Accounts.sendVerificationEmail(), which has no async
//   variant that means the same
fallbackToSyncVariant(NotesCollection.prototype, 'remove', 'removeAsync');
