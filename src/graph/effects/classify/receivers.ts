/** Calls of methods, by what their receiver is. */
import { lookUpOwn } from '../../../collections.ts';
import { DATA, GENERATOR, ITERATION_METHODS, isGlobalObject, lacksMethod } from '../../project/builtins.ts';
import type { CallNode, ClassNode } from '../../project/nodes.ts';
import { type Type, UNKNOWN, alternatives } from '../../project/types.ts';
import { describe } from '../../types/describe.ts';
import { hooksOf } from '../hooks.ts';
import type { Role } from '../roles.ts';
import type { Context } from './context.ts';
import { plainCallOf, project, targetsOf } from './functions.ts';
import {
  holdsFunction,
  inheritedFromOrm,
  isAsyncVariant,
  isLazy,
  isPatched,
  isRefilled,
  isSymbolSettled,
  lazyRole,
  onOrmType,
  ormRole,
} from './orm.ts';
import { EMITTING, emission, onExternal } from './packages.ts';

export function onReceiver(context: Context, call: CallNode, receiver: Type, name: string, isExact: boolean): Role {
  const { graph } = context;
  switch (receiver.kind) {
    case 'instance':
    case 'class':
      return onClass(context, call, receiver, name, isExact);
    case 'orm':
    case 'orm-class':
      return onOrmType(context, receiver, name, isExact);
    case 'array':
      return onArray(context, receiver, name);
    case 'builtin':
      // Data that is iterated over is an array, unless it is by a method that Maps and Sets have as well.
      if (receiver.name === DATA && ITERATION_METHODS.has(name) && isFunctionGiven(context, call))
        return {
          kind: 'iteration',
          method: name,
          receiver: describe(receiver),
          proven: name !== 'forEach',
          callback: 0,
        };
      // Nobody calls an operation on what has no such method: it holds something else, too.
      if (lacksMethod(receiver, name) && graph.pairs.syncNames.has(name))
        return onUnknown(context, call, UNKNOWN, name);
      if (receiver.name === 'Reflect') return { kind: 'dynamic', what: call.fact.text };
      if (isGlobalObject(receiver.name)) return plainCallOf(context, call, graph.globalType(name), name);
      if (EMITTING.has(name)) return emission(name, receiver);
      // What a generator runs is somebody's own; its methods that call back do so when they are asked for more.
      if (receiver.name === GENERATOR && !ITERATION_METHODS.has(name)) return onUnknown(context, call, receiver, name);
      if (receiver.name === 'Array' && name === 'from' && call.fact.arguments.length > 1)
        return { kind: 'iteration', method: name, receiver: 'Array', proven: true, callback: 1 };
      return isCollection(receiver.name) && name === 'forEach'
        ? { kind: 'iteration', method: name, receiver: describe(receiver), proven: true, callback: 0 }
        : { kind: 'harmless', receiver: describe(receiver) };
    case 'external':
      return onExternal(context, receiver, name);
    case 'object':
    case 'namespace':
      return onObject(context, call, receiver, name);
    default:
      return onUnknown(context, call, receiver, name);
  }
}

function onUnknown(context: Context, call: CallNode, receiver: Type, name: string): Role {
  const { iterated } = context;
  // The helper runs an array's, a Map's, a Set's and an async cursor's own way, if it is given a function at all.
  const isIterated = ITERATION_METHODS.has(name) && isFunctionGiven(context, call);
  if ((isIterated || name === 'forEach' || iterated.has(name)) && receiver.kind === 'unknown') {
    return { kind: 'iteration', method: name, receiver: describe(receiver), proven: false, callback: 0 };
  }
  const missing = receiver.kind === 'missing';
  const role: Role = { kind: 'unresolved', name, receiver: describe(receiver), missing };
  return isPosition(name) ? { ...role, isValue: !isKnownThere(context, receiver, name) } : role;
}

/** `list[0]()`: whatever function stands there. */
function isPosition(name: string): boolean {
  return /^\d+$/.test(name);
}

/** All that can stand there is known, and may be called. */
function isKnownThere({ graph }: Context, receiver: Type, name: string): boolean {
  const held = alternatives(graph.memberOf(receiver, name));
  return held.length > 0 && held.every(({ kind }) => kind === 'function' || kind === 'builtin');
}

/** A function is written as the first argument, or named. */
export function isFunctionGiven({ graph }: Context, { fact, file }: CallNode): boolean {
  const [first] = fact.arguments;
  if (!first || first.spread) return false;
  if (first.value.kind === 'function') return true;
  const types = alternatives(graph.evaluate(first.value, file));
  return types.length > 0 && types.every((each) => each.kind === 'function');
}

function onClass(
  context: Context,
  call: CallNode,
  receiver: Extract<Type, { kind: 'instance' | 'class' }>,
  name: string,
  isExact: boolean,
): Role {
  const { graph, installs, profile } = context;
  const isStatic = receiver.kind === 'class';
  const pair = graph.pairs.borneBy(receiver.class, name, isStatic);
  const definitions = isExact
    ? graph.hierarchy.lookUp(receiver.class, name, isStatic)
    : graph.hierarchy.dispatch(receiver.class, name, isStatic);
  if (isSymbolName(name) && !isSymbolSettled(context, receiver.class, definitions))
    return { kind: 'dynamic', what: call.fact.text };
  const isReplaced =
    (pair !== null || definitions.some((each) => holdsFunction(context, each))) &&
    (graph.writes.replacing(receiver, name, isExact).length > 0 ||
      isRefilled(context, receiver, name, definitions) ||
      isPatched(context, definitions, name) ||
      (pair === null && definitions.some((each) => each.assigned?.form === 'unsupported')) ||
      (!isStatic && installs.replaces(receiver.class, name, isExact)));
  if (isReplaced)
    return {
      kind: 'unresolved',
      name,
      receiver: `${describe(receiver)}, whose ${name} is assigned elsewhere`,
      missing: true,
    };
  if (pair) return ormRole(context, pair, describe(receiver), pair.ormType, definitions);
  if (isLazy(context, receiver, name, definitions)) return { kind: 'harmless', receiver: describe(receiver) };
  const roots = graph.hierarchy.ormRoots(receiver.class);
  const lazy = roots.find((root) => {
    const table = profile.types[root.type];
    return lookUpOwn(isStatic ? table?.staticLazy : table?.lazy, name) !== undefined;
  });
  const isDescribed = lazy && graph.hierarchy.lookUp(receiver.class, name, isStatic).length === 0;
  if (isDescribed && profile.described?.types.includes(lazy.type) === true)
    return lazyRole(context, lazy, receiver, name, isExact ? [] : definitions);
  const targets = targetsOf(context, call);
  const ofOrm = targets.filter((each) => each.file.external);
  if (ofOrm.length > 0 && !call.file.external) {
    const { inner, project } = hooksOf(graph, ofOrm, classOfThis(context, call) ?? receiver.class);
    const own = targets.filter((each) => !each.file.external);
    return { kind: 'calls-back', hooks: [...own, ...project], inner, what: describe(receiver) };
  }
  if (targets.length > 0) return { kind: 'project', targets, receiver: describe(receiver) };
  if (isAsyncVariant(context, receiver, name)) return { kind: 'harmless', receiver: describe(receiver) };
  if (definitions.some((each) => each.function?.file.external)) return { kind: 'external', what: describe(receiver) };
  if (lazy) return lazyRole(context, lazy, receiver, name, []);
  if (definitions.length === 0 && graph.writes.known(receiver, name).length > 0)
    return { kind: 'unresolved', name, receiver: `${describe(receiver)}, whose ${name} is stored`, isValue: true };
  if (roots.length > 0 && definitions.length === 0) return inheritedFromOrm(context, receiver, name);
  const container = definitions.length === 0 && !isStatic ? builtinBase(context, receiver.class) : null;
  if (container) return onReceiver(context, call, container, name, isExact);
  // A field or property may hold any function that was stored in it.
  return { kind: 'unresolved', name, receiver: describe(receiver), isValue: true };
}

/** What a class extends at last, where that is of the language: `class Settings extends Map`. */
function builtinBase(context: Context, node: ClassNode, seen = new Set<ClassNode>()): Type | null {
  const { graph } = context;
  const [base, ...others] = graph.hierarchy.bases(node);
  if (!base || others.length > 0 || seen.has(node)) return null;
  if (base.kind === 'builtin') return base;
  return base.kind === 'class' ? builtinBase(context, base.class, seen.add(node)) : null;
}

/** For `super.m()`: the class whose objects it is called on. */
function classOfThis({ graph }: Context, { fact, file }: CallNode): ClassNode | null {
  if (fact.callee.kind !== 'member' || fact.callee.object.kind !== 'super') return null;
  const method = file.functions[fact.callee.object.function];
  return (method && graph.homeOf(method)?.class) ?? null;
}

function onArray(context: Context, receiver: Type, name: string): Role {
  const isValue = !isKnownThere(context, receiver, name);
  if (isPosition(name)) return { kind: 'unresolved', name, receiver: describe(receiver), isValue };
  return ITERATION_METHODS.has(name)
    ? { kind: 'iteration', method: name, receiver: describe(receiver), proven: true, callback: 0 }
    : { kind: 'harmless', receiver: describe(receiver) };
}

function onObject(context: Context, call: CallNode, receiver: Type, name: string): Role {
  const { graph } = context;
  const member = graph.memberOf(receiver, name);
  const kinds = alternatives(member).map((each) => each.kind);
  const role = project(context, call, describe(receiver));
  if (role.kind === 'project' && kinds.every((kind) => kind === 'function')) return role;
  if (role.kind === 'project')
    return { kind: 'unresolved', name, receiver: `${describe(receiver)}, whose ${name} may be another` };
  if (kinds.length > 0 && kinds.every((kind) => kind === 'external' || kind === 'builtin' || kind === 'function')) {
    return { kind: 'external', what: describe(receiver) };
  }
  // What a module of CommonJS exports may be put there in ways that are not followed; a property may hold any function.
  const missing = receiver.kind === 'namespace';
  return { kind: 'unresolved', name, receiver: describe(receiver), missing, isValue: true };
}

/** A symbol of a file, not one of the language. */
function isSymbolName(name: string): boolean {
  return /^@@[^@]+@/.test(name);
}

function isCollection(name: string): boolean {
  return name === 'Map' || name === 'Set' || name === 'ReadonlyMap' || name === 'ReadonlySet';
}
