/**
 * Meteor's `Mongo.Collection`: Meteor 2.8 added the `…Async` variants beside the sync ones, Meteor 3 made them native and
 * removed the sync ones from the server (https://docs.meteor.com/api/collections).
 */
import type { Profile } from '../model/profile.ts';
import { EMPTY_TYPE } from './empty-type.ts';
import { NON_ORM_PACKAGES } from './non-orm-packages.ts';

/**
 * Functions that have an async variant beside them, as of Meteor 3.0 (July 2024): those that its migration guide renames
 * (https://v3-migration-docs.meteor.com, "Renamed functions"; changelog of 3.0: `email`, `accounts-base`, `accounts-password`).
 * On the server the sync ones are gone there. Before, they are: `Meteor.userAsync()` since 2.8, `Email.sendAsync()` since 2.9,
 * the others in later releases of 2.
 */
const PLATFORM_PAIRS: Profile['functions'] = {
  'Meteor.user': 'unknown',
  'Email.send': 'scalar',
  'Assets.getText': 'scalar',
  'Assets.getBinary': 'scalar',
  'Accounts.user': 'unknown',
  'Accounts.createUser': 'scalar',
  'Accounts.setPassword': 'scalar',
  'Accounts.addEmail': 'scalar',
  'Accounts.replaceEmail': 'scalar',
  // The package alanning:roles pairs them from 3.5 on; in 4.0, which Meteor 3 needs, the server has the async ones alone.
  ...Object.fromEntries(
    [
      ...['createRole', 'deleteRole', 'renameRole', 'addRolesToParent', 'removeRolesFromParent', 'isParentOf'],
      ...['addUsersToRoles', 'setUserRoles', 'removeUsersFromRoles', 'renameScope', 'removeScope', 'userIsInRole'],
    ].map((name) => [`Roles.${name}`, 'scalar'] as const),
  ),
  'Roles.getRolesForUser': 'unknown',
  'Roles.getScopesForUser': 'unknown',
  'Roles.getUsersInRole': { type: 'cursor' },
};

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
  functions: PLATFORM_PAIRS,
  callbackParameters: {
    ...{ 'Assets.getText': 1, 'Assets.getBinary': 1 },
    ...{ 'Accounts.createUser': 1 },
  },
  objects: {},
  instances: {
    'Meteor.users': 'collection',
    'Meteor.roles': 'collection',
    'Meteor.roleAssignment': 'collection',
    'Accounts.users': 'collection',
    'ServiceConfiguration.configurations': 'collection',
  },
  otherOrms: [],
  opaque: [
    // Methods of the server run by name, at once or in their turn.
    ...['Meteor.call', 'Meteor.apply', 'Meteor.callAsync', 'Meteor.applyAsync'],
    // What needs fibers, which release 3 removed: it blocks the fiber, and nothing but `await` can take its place.
    ...['Meteor.wrapAsync()', 'Meteor._sleepForMs', 'Meteor._noYieldsAllowed'],
    ...['Promise.await', 'Promise.awaitAll', '*.await', '*.wait', '*.awaitAll'],
    ...['Async.runSync', 'Async.wrap()', 'Async.wrap'],
    // Functions that became async under the same name, and others of the packages that work on the database.
    ...['Accounts.*', 'Roles.*', 'OAuth.*', 'WebAppInternals.*', 'BrowserPolicy.*'],
  ],
  opaqueModules: ['fibers', 'deasync', 'synckit', 'meteor/meteorhacks:async', 'meteor/meteorhacks:npm'],
  // The package `http` blocks the fiber when it has nobody to call back.
  needsCallback: ['call', 'get', 'post', 'put', 'patch', 'del'].map((name) => `HTTP.${name}`),
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
  modules: [
    ...['meteor/mongo', 'meteor/meteor', 'meteor/email', 'meteor/service-configuration'],
    ...['meteor/accounts-base', 'meteor/accounts-password', 'meteor/alanning:roles', 'meteor/roles'],
  ],
  fallbackForm: 'statement',
  release: { file: '.meteor/release', pairedFrom: '2.8', nativeFrom: 3 },
};
