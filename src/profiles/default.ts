/** Django's API in camelCase: every synchronous operation that Django 5.2 pairs with an `a…` variant. */
import type { OrmType, Profile } from '../model/profile.ts';
import { EMPTY_TYPE } from './empty-type.ts';
import { NON_ORM_PACKAGES } from './non-orm-packages.ts';
import { PLAIN_FUNCTIONS } from './plain-functions.ts';
import { OTHER_ORMS } from './other-orms.ts';

const QUERYSET = { type: 'queryset' } as const;
/** Operations of managers and querysets alike (docs.djangoproject.com, QuerySet API reference). */
const QUERY_PAIRS: OrmType['pairs'] = {
  aggregate: 'scalar',
  bulkCreate: 'instances',
  bulkUpdate: 'scalar',
  contains: 'scalar',
  count: 'scalar',
  create: 'instance',
  delete: 'scalar',
  earliest: 'instance',
  exists: 'scalar',
  explain: 'scalar',
  first: 'instance',
  get: 'instance',
  getOrCreate: { tuple: ['instance', 'scalar'] },
  inBulk: 'unknown',
  iterator: 'iterator',
  last: 'instance',
  latest: 'instance',
  update: 'scalar',
  updateOrCreate: { tuple: ['instance', 'scalar'] },
};

/** Bulk operations write rows without calling save() or delete() of the instances. */
const RUNS: OrmType['runs'] = {
  ...Object.fromEntries(Object.keys(QUERY_PAIRS).map((name) => [name, []])),
  create: ['save'],
  getOrCreate: ['save'],
  updateOrCreate: ['save'],
};

/** With `bulk: false` they save each instance. */
const RELATED_RUNS: OrmType['runs'] = {
  ...RUNS,
  add: ['save'],
  clear: ['save'],
  remove: ['save'],
  set: ['save'],
};

const LAZY: OrmType['lazy'] = Object.fromEntries(
  [
    'all',
    'alias',
    'annotate',
    'complexFilter',
    'dates',
    'datetimes',
    'defer',
    'difference',
    'distinct',
    'exclude',
    'extra',
    'filter',
    'intersection',
    'none',
    'only',
    'orderBy',
    'prefetchRelated',
    'raw',
    'reverse',
    'selectForUpdate',
    'selectRelated',
    'union',
    'using',
  ].map((name) => [name, QUERYSET]),
);

/** Their rows are not instances. */
const VALUES: OrmType['lazy'] = { values: { type: 'values' }, valuesList: { type: 'values' } };

const query: OrmType = { ...EMPTY_TYPE, pairs: QUERY_PAIRS, runs: RUNS, lazy: { ...LAZY, ...VALUES }, iterable: true };

export const profile: Profile = {
  name: 'default',
  description: "Django's API in camelCase: save/asave, objects.get/aget, …",
  variants: { prefix: 'a' },
  types: {
    model: {
      ...EMPTY_TYPE,
      names: ['Model', 'models.Model', 'db.Model', 'orm.Model'],
      pairs: { save: 'scalar', delete: 'scalar', refreshFromDb: 'scalar' },
      plain: ['clean', 'cleanFields', 'getDeferredFields', 'serializableValue', 'toString', 'toJSON'],
      callsBack: { fullClean: ['clean', 'cleanFields', 'validateUnique', 'validateConstraints'] },
      staticMembers: {
        objects: { type: 'manager' },
        _defaultManager: { type: 'manager' },
        _baseManager: { type: 'manager' },
      },
    },
    manager: { ...query, names: ['Manager', 'BaseManager', 'models.Manager'], iterable: false },
    queryset: { ...query, names: ['QuerySet', 'models.QuerySet'] },
    values: {
      ...query,
      pairs: {
        ...QUERY_PAIRS,
        get: 'unknown',
        first: 'unknown',
        last: 'unknown',
        earliest: 'unknown',
        latest: 'unknown',
      },
    },
    'related-manager': {
      ...query,
      names: ['RelatedManager'],
      pairs: { ...QUERY_PAIRS, add: 'scalar', clear: 'scalar', create: 'instance', remove: 'scalar', set: 'scalar' },
      runs: RELATED_RUNS,
      iterable: false,
    },
    signal: {
      ...EMPTY_TYPE,
      names: ['Signal'],
      pairs: { send: 'unknown', sendRobust: 'unknown' },
      runs: { send: [], sendRobust: [] },
    },
  },
  functions: { getObjectOr404: 'unknown', getListOr404: 'unknown', prefetchRelatedObjects: 'scalar' },
  objects: { transaction: { ...EMPTY_TYPE, pairs: { atomic: 'unknown' }, awaitsCallbacks: ['atomic'] } },
  instances: {},
  otherOrms: OTHER_ORMS,
  opaque: [],
  opaqueModules: [],
  needsCallback: [],
  callbackParameters: {},
  plain: PLAIN_FUNCTIONS,
  connections: true,
  globals: false,
  rootImports: false,
  nonOrmPackages: NON_ORM_PACKAGES,
  modules: [],
  fallbackForm: 'block',
  release: null,
};
