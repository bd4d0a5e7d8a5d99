/**
 * Meteor's `Mongo.Collection`: Meteor 2.8 added the `…Async` variants beside the sync ones, Meteor 3 made them native and
 * removed the sync ones from the server (https://docs.meteor.com/api/collections).
 */
import type { Profile } from '../model/profile.ts';
import { EMPTY_TYPE } from './empty-type.ts';
import { NON_ORM_PACKAGES } from './non-orm-packages.ts';

export const profile: Profile = {
  name: 'meteor',
  description: "Meteor's Mongo.Collection: insert/insertAsync, find().fetch/fetchAsync, …",
  variants: { suffix: 'Async' },
  types: {
    collection: {
      ...EMPTY_TYPE,
      names: ['Mongo.Collection', 'Meteor.Collection'],
      pairs: {
        insert: 'scalar',
        update: 'scalar',
        upsert: 'unknown',
        remove: 'scalar',
        // Documents may carry helpers of a transform; what those are cannot be seen here.
        findOne: 'unknown',
        createIndex: 'scalar',
        dropIndex: 'scalar',
        dropCollection: 'scalar',
      },
      lazy: { find: { type: 'cursor' } },
      // The last three are those of the packages aldeed:collection2 and dburles:collection-helpers.
      plain: ['allow', 'deny', 'rawCollection', 'rawDatabase', 'attachSchema', 'simpleSchema', 'helpers'],
      // The callback of the sync variant comes last; the async one gives a promise instead and never calls it.
      callbackParameters: { insert: 1, update: 2, upsert: 2, remove: 1 },
    },
    cursor: {
      ...EMPTY_TYPE,
      names: ['Mongo.Cursor'],
      pairs: { fetch: 'instances', count: 'scalar', forEach: 'scalar', map: 'unknown' },
      // forEachAsync() waits for its callback on the server only; Minimongo in the browser does not.
      iterates: ['forEach', 'map'],
      iterable: true,
    },
  },
  functions: { 'Meteor.user': 'unknown' },
  objects: {},
  instances: { 'Meteor.users': 'collection', 'Accounts.users': 'collection' },
  otherOrms: [],
  // Methods run by name; packages whose functions became async under the same name, or need fibers.
  opaque: ['Meteor.call', 'Meteor.apply', 'Accounts.*', 'Roles.*', 'Promise.await', 'Async.runSync'],
  plain: ['Mongo.ObjectID'],
  // Meteor keeps its own connection; there is no context to open.
  connections: false,
  globals: true,
  rootImports: true,
  nonOrmPackages: [
    ...NON_ORM_PACKAGES,
    'meteor/check',
    'meteor/random',
    'meteor/underscore',
    'meteor/ejson',
    'meteor/reactive-var',
    'meteor/reactive-dict',
    'meteor/session',
    'meteor/tracker',
    'meteor/http',
    'meteor/fetch',
    'meteor/email',
    'meteor/ddp-rate-limiter',
  ],
  modules: ['meteor/mongo', 'meteor/meteor', 'meteor/accounts-base'],
  fallbackForm: 'statement',
  release: { file: '.meteor/release', pairedFrom: '2.8', nativeFrom: 3 },
};
