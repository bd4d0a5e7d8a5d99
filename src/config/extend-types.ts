/** Types of a profile, with what a configuration adds to them. */
import type { OrmType } from '../model/profile.ts';
import { EMPTY_TYPE } from '../profiles/empty-type.ts';
import type { OrmTypeConfig } from './config.ts';

/** The types of a profile with what is added to each, and new ones. */
export function extendTypes(
  base: Readonly<Record<string, OrmType>>,
  input: Readonly<Record<string, OrmTypeConfig>> = {},
): Record<string, OrmType> {
  const types = { ...base };
  for (const [name, type] of Object.entries(input)) {
    // A type may be called `constructor`.
    const known = Object.hasOwn(base, name) ? base[name] : undefined;
    types[name] = extendType(known ?? EMPTY_TYPE, type);
  }
  return types;
}

function extendType(base: OrmType, input: OrmTypeConfig): OrmType {
  return {
    names: joined(base.names, input.names),
    pairs: { ...base.pairs, ...input.pairs },
    lazy: { ...base.lazy, ...input.lazy },
    plain: joined(base.plain, input.plain),
    callsBack: { ...base.callsBack, ...input.callsBack },
    members: { ...base.members, ...input.members },
    staticMembers: { ...base.staticMembers, ...input.staticMembers },
    iterates: joined(base.iterates, input.iterates),
    awaitsCallbacks: joined(base.awaitsCallbacks, input.awaitsCallbacks),
    callbackParameters: { ...base.callbackParameters, ...input.callbackParameters },
    runs: { ...base.runs, ...input.runs },
    iterable: input.iterable ?? base.iterable,
    staticPairs: { ...base.staticPairs, ...input.staticPairs },
    staticLazy: { ...base.staticLazy, ...input.staticLazy },
    takes: { ...base.takes, ...input.takes },
    calls: { ...base.calls, ...input.calls },
  };
}

/** Both lists, each thing once. */
export function joined(base: readonly string[], added: readonly string[] = []): readonly string[] {
  return [...new Set([...base, ...added])];
}
