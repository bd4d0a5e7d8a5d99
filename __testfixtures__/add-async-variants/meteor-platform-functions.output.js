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

  /** Async variant of {@link insert}. */
  async insertAsync(doc) {
    const terms = await Assets.getTextAsync(`terms/${doc.language}.txt`);
    if (!(await Roles.userIsInRoleAsync(doc.author, 'writer'))) throw new Meteor.Error('not-allowed');
    const id = await super.insertAsync({ ...doc, terms, writers: (await (await Roles.getUsersInRoleAsync('writer')).fetchAsync()).length });
    await Email.sendAsync({ to: 'a@example.org', text: terms });
    return id;
  }

  remove(selector) {
    Accounts.setPassword(selector.author, 'secret');
    return super.remove(selector);
  }

  /** Async variant of {@link remove}. */
  async removeAsync(selector) {
    await Accounts.setPasswordAsync(selector.author, 'secret');
    return await super.removeAsync(selector);
  }
}
