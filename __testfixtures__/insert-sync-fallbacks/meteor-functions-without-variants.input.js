import { Accounts } from 'meteor/accounts-base';
import { Meteor } from 'meteor/meteor';
import { Mongo } from 'meteor/mongo';

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

  update(selector, modifier) {
    modifier.$set.tags = this.tags(modifier.$set.notes);
    return super.update(selector, modifier);
  }
}
