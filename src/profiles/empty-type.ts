import type { OrmType } from '../model/profile.ts';

/** A type that has nothing: what every type of a profile starts from. */
export const EMPTY_TYPE: OrmType = {
  names: [],
  pairs: {},
  lazy: {},
  plain: [],
  callsBack: {},
  members: {},
  staticMembers: {},
  awaitsCallbacks: [],
  iterates: [],
  callbackParameters: {},
  runs: {},
  iterable: false,
  staticPairs: {},
  staticLazy: {},
  takes: {},
  calls: {},
};
