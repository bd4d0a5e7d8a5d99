/** Calls into packages: the ORM's functions, what is known to be harmless, and what nothing is known of. */
import { lookUpOwn } from '../../../collections.ts';
import { asyncNameOf } from '../../../model/variant-names.ts';
import { ruleOfOthers } from '../../pairs/naming.ts';
import { isPlatformModule } from '../../project/builtins.ts';
import { isPackage } from '../../project/exports.ts';
import type { Pair } from '../../project/questions.ts';
import type { Type } from '../../project/types.ts';
import { describe } from '../../types/describe.ts';
import { fullNameOf, matches } from '../../values/opaque.ts';
import type { Role } from '../roles.ts';
import type { Context, External } from './context.ts';
import { ormRole } from './orm.ts';

export function asOrmFunction(context: Context, type: Type): Role | null {
  const { graph, profile } = context;
  if (type.kind !== 'external') return null;
  const name = type.path.at(-1) ?? '';
  if (lookUpOwn(profile.functions, name) === undefined || isDeclaredHarmless(context, type.module)) return null;
  const isExported = lookUpOwn(profile.exports?.pairs, name) !== undefined;
  if (isExported && (type.derived || graph.project.described?.isOf(type.module) !== true)) return null;
  const async = asyncNameOf(ruleOfOthers(profile), name);
  return async === null
    ? { kind: 'opaque', what: `${name}()` }
    : {
        kind: 'orm-function',
        sync: name,
        async,
        module: type.module,
        awaitsCallbacks: isExported && profile.exports?.awaitsCallbacks.includes(name) === true,
      };
}

/**
 * A function of a package is assumed not to touch the ORM. That does not hold for the ORM's own packages, nor for what a
 * package gave: a client of whatever kind has `get` and `update`, too.
 */
export function onExternal(context: Context, receiver: External, name: string): Role {
  const { module, derived } = receiver;
  if (!derived) {
    const paired = pairedFunction(context, fullNameOf(receiver, name), name, module);
    if (paired) return paired;
  }
  if (EMITTING.has(name)) return emission(name, receiver);
  if (receiver.isUndeclared) return { kind: 'unresolved', name, receiver: describe(receiver), missing: true };
  if (isKnownHarmless(context, module)) return { kind: 'external', what: describe(receiver) };
  if (derived) return { kind: 'unresolved', name, receiver: describe(receiver) };
  return onPackage(context, { ...receiver, path: [...receiver.path, name] }, name, receiver);
}

/** @param called what is called, by its full name in the package; that could not be read, or is not the ORM's */
export function onPackage(context: Context, called: External, name: string, receiver: External): Role {
  const { graph } = context;
  const { module, path } = called;
  const what = describe(receiver);
  if (called.isUndeclared) return { kind: 'unresolved', name, receiver: what, missing: true };
  if (isKnownHarmless(context, module) || isPlain(context, path.join('.'))) return { kind: 'external', what };
  if (isLazyExport(context, called))
    return { kind: 'harmless', receiver: what, assumed: `${name}() of '${module}' runs no query` };
  if (!graph.packages.isOrm(module)) return { kind: 'external', what, isUnread: true };
  return { kind: 'unresolved', name, receiver: `${what}, which is the ORM's`, missing: true };
}

/** A function that a configuration says runs no query. */
function isLazyExport({ graph, profile }: Context, { module, path, derived }: External): boolean {
  const [name = '', ...others] = path[0] === 'default' ? path.slice(1) : path;
  const isDescribed = !derived && others.length === 0 && graph.project.described?.isOf(module) === true;
  return isDescribed && lookUpOwn(profile.exports?.lazy, name) !== undefined;
}

/** `Meteor.user()`: a function of an imported object with an async variant beside it. */
function pairedFunction(context: Context, fullName: string, name: string, module: string): Role | null {
  const { profile } = context;
  const returns = lookUpOwn(profile.functions, fullName);
  if (returns === undefined || !isOfProfile(context, module)) return null;
  const assumedFrom = fullName.slice(0, fullName.lastIndexOf('.'));
  const async = asyncNameOf(ruleOfOthers(profile), name);
  if (async === null) return { kind: 'opaque', what: `${fullName}()` };
  const pair: Pair = { sync: name, async, assumedFrom, returns, ormType: null };
  const role = ormRole(context, pair, module === '' ? 'global' : `package '${module}'`, null, []);
  const awaitsCallbacks = profile.exports?.awaitsCallbacks.includes(fullName) === true;
  return {
    ...role,
    ...(awaitsCallbacks ? { awaitsCallbacks, awaited: null } : {}),
    callbackParameter: lookUpOwn(profile.callbackParameters, fullName) ?? null,
  };
}

/** Another package may have an `Email` of its own. */
function isOfProfile({ profile }: Context, module: string): boolean {
  return module === '' || profile.modules.length === 0 || profile.modules.some((each) => isPackage(module, each));
}

export function isPlain({ profile }: Context, fullName: string): boolean {
  return profile.plain.some((each) => matches(fullName, each));
}

function isKnownHarmless(context: Context, module: string): boolean {
  return isPlatformModule(module) || isDeclaredHarmless(context, module);
}

function isDeclaredHarmless({ profile, nonOrmPackages }: Context, module: string): boolean {
  return [...profile.nonOrmPackages, ...nonOrmPackages].some((each) => isPackage(module, each));
}

/** A call of listeners, whoever registered them. */
export function emission(name: string, receiver: Type): Role {
  return { kind: 'unresolved', name, receiver: describe(receiver), isValue: true, emits: true };
}

/** Methods that do so. */
export const EMITTING = new Set(['emit', 'dispatchEvent', 'dispatch', 'trigger', 'publish', 'fire']);
