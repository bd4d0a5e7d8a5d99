/** What a call is: decided by what its receiver and callee are, never by its name alone (semantics, section 5). */
import { GENERATOR, isGlobalObject, isPlatformModule, ITERATION_METHODS, lacksMethod } from '../project/builtins.ts';
import { isBorrowed } from '../project/borrowed.ts';
import { type Parameter, parameterOf } from '../project/parameters.ts';
import { describe, UNKNOWN_FUNCTION } from '../types/describe.ts';
import { isPackage } from '../project/exports.ts';
import { hooksOf } from './hooks.ts';
import { lacksMember } from '../classes/lacking.ts';
import { installsOf, type Installs } from '../classes/installs.ts';
import { ruleOfOthers } from '../pairs/naming.ts';
import type { Definition, Graph, Pair } from '../project/questions.ts';
import type { Value } from '../../model/facts.ts';
import type { OrmType, Profile } from '../../model/profile.ts';
import { asyncNameOf } from '../../model/variant-names.ts';
import { lookUpOwn } from '../../collections.ts';
import type { CallNode, ClassNode, FileNode, FunctionNode } from '../project/nodes.ts';
import { fullNameOf, isOpaqueCall, matches } from '../values/opaque.ts';
import { isOwnPair } from '../pairs/static-pairs.ts';
import { pairOfTable, pairOfTableAs } from '../pairs/table-pairs.ts';
import { awaitedParameters } from './waiting.ts';
import { alternatives, type Type, withoutNullish } from '../project/types.ts';

export type Role =
  /** A sync variant of a known pair, on a receiver proven to bear it. */
  | {
      readonly kind: 'orm';
      readonly pair: Pair;
      readonly receiver: string;
      /** Its async variant calls the functions that it is given and waits for them. */
      readonly awaitsCallbacks: boolean;
      /** The places of these, as far as the code tells; null where the profile says it of all. */
      readonly awaited: readonly number[] | null;
      readonly callbackParameter: number | null;
      readonly iterates: boolean;
      readonly definitions: readonly Definition[];
    }
  /** A function of the ORM with an async variant beside it in the same module. */
  | { readonly kind: 'orm-function'; readonly sync: string; readonly async: string; readonly module: string }
  /** Functions or methods of the project, or of the code of an installed ORM. */
  | { readonly kind: 'project'; readonly targets: readonly FunctionNode[]; readonly receiver: string }
  /** `items.forEach(f)`, `Array.from(items, f)` and their like, with a sequential helper in the runtime. */
  | {
      readonly kind: 'iteration';
      readonly method: string;
      readonly receiver: string;
      readonly proven: boolean;
      /** The place of the callback among the arguments. */
      readonly callback: number;
    }
  /** Into a package: assumed not to touch the ORM. `isUnread`: nothing is known of the package. */
  | { readonly kind: 'external'; readonly what: string; readonly isUnread?: boolean }
  /** Proven not to be the ORM's. */
  | { readonly kind: 'harmless'; readonly receiver: string }
  /** The receiver is not known; it matters only if the name is the ORM's or that of something that reaches it. */
  | {
      readonly kind: 'unresolved';
      readonly name: string;
      readonly receiver: string;
      readonly missing?: boolean;
      readonly isValue?: boolean;
      /** The receiver is known; which listeners it runs is not. */
      readonly emits?: boolean;
    }
  /**
   * A method of the ORM that runs methods of the project on the same object. `inner`: methods of the ORM that run on the
   * way; null where these cannot be read.
   */
  | {
      readonly kind: 'calls-back';
      readonly hooks: readonly FunctionNode[];
      readonly inner: readonly FunctionNode[] | null;
      readonly what: string;
    }
  /** Of the ORM or its platform, and without an async variant that means the same. */
  | { readonly kind: 'opaque'; readonly what: string }
  /** A parameter of a function around the call; `otherwise` where something else than calls happens to it. */
  | { readonly kind: 'callback'; readonly parameter: Parameter; readonly otherwise: Role }
  /** What is called is chosen at run time. */
  | { readonly kind: 'dynamic'; readonly what: string };

type External = Extract<Type, { kind: 'external' }>;

type OrmRole = Extract<Role, { kind: 'orm' }>;

const SEQUENTIAL = 'Sequential';

/** The runtime's sequential helper for an array method. */
export function sequentialHelper(method: string): string {
  return `${method}${SEQUENTIAL}`;
}

/** What the questions of this file are asked about, and what they remember. */
interface Context {
  readonly graph: Graph;
  readonly nonOrmPackages: readonly string[];
  readonly roles: WeakMap<CallNode, Role>;
  /** By what they are called on. */
  readonly operations: WeakMap<Type, Map<string, Role>>;
  readonly descriptions: WeakMap<Type, string>;
  asked: { readonly call: CallNode; readonly targets: readonly FunctionNode[] } | null;
  readonly profile: Profile;
  readonly installs: Installs;
  /** Iteration methods that some type of the ORM bears, too: `map` of an array and of a cursor. */
  readonly iterated: Set<string>;
}

export function createClassifier(graph: Graph, nonOrmPackages: readonly string[]): (call: CallNode) => Role {
  const roles = new WeakMap<CallNode, Role>();
  /** By what they are called on. */
  const operations = new WeakMap<Type, Map<string, Role>>();
  const descriptions = new WeakMap<Type, string>();
  const { profile } = graph.project;
  const installs = installsOf(graph);
  /** Iteration methods that some type of the ORM bears, too: `map` of an array and of a cursor. */
  const iterated = new Set(Object.values(profile.types).flatMap((type) => type.iterates));
  const context: Context = {
    graph,
    nonOrmPackages,
    roles,
    operations,
    descriptions,
    asked: null,
    profile,
    installs,
    iterated,
  };

  return (call) => classify(context, call);
}

function classify(context: Context, call: CallNode): Role {
  const { roles } = context;
  const known = roles.get(call);
  if (known) return known;
  const role = compute(context, call);
  roles.set(call, role);
  return role;
}

function compute(context: Context, call: CallNode): Role {
  const { graph } = context;
  const { callee, isNew } = call.fact;
  // `Meteor.call()` has only the name in common with that of functions.
  if (isOpaqueCall(graph, call)) return { kind: 'opaque', what: call.fact.text };
  if (isNew || callee.kind === 'super') return construction(context, call);
  if (callee.kind !== 'member') return plainCall(context, call);
  const isReflect = callee.object.kind === 'global' && callee.object.name === 'Reflect';
  const receiver = graph.evaluate(callee.object, call.file);
  if (!isReflect && isBorrowed(graph, call)) return borrowed(context, call);
  const role = methodCall(context, call, receiver, callee.name, callee.object.kind === 'super');
  return role.kind === 'unresolved' && !role.missing && isThroughBearer(context, callee.object, call.file)
    ? { ...role, missing: true }
    : role;
}

/** `Tag.objects`, whatever it is: what hangs on a class that bears pairs is a way to its rows until it is proven not to be. */
function isThroughBearer(context: Context, value: Value, file: FileNode): boolean {
  const { graph } = context;
  if (value.kind === 'call') {
    const { callee } = file.calls[value.call]?.fact ?? {};
    return callee?.kind === 'member' && isThroughBearer(context, callee.object, file);
  }
  if (value.kind !== 'member') return false;
  const owners = alternatives(graph.evaluate(value.object, file));
  return (
    owners.some((each) => each.kind === 'class' && graph.pairs.bearsAny(each.class)) ||
    isThroughBearer(context, value.object, file)
  );
}

function construction(context: Context, call: CallNode): Role {
  const { graph } = context;
  const type = withoutNullish(graph.evaluate(call.fact.callee, call.file));
  const name = call.fact.name?.text ?? '';
  if (alternatives(type).some((each) => each.kind === 'missing' || (each.kind === 'external' && each.isUndeclared)))
    return { kind: 'unresolved', name, receiver: describe(type), missing: true };
  return project(context, call, 'constructor');
}

/** For a call on thousands of things they are asked for by each of these. */
function targetsOf(context: Context, call: CallNode): readonly FunctionNode[] {
  const { graph } = context;
  if (context.asked?.call !== call)
    context.asked = { call, targets: graph.targetsOf(call).filter((each) => isFollowed(context, call, each)) };
  return context.asked.targets;
}

/** Packages are not followed, but for the ORM's; what its constructors do is taken to be no query. */
function isFollowed({ graph }: Context, call: CallNode, { file }: FunctionNode): boolean {
  const isConstruction = call.fact.isNew || call.fact.callee.kind === 'super';
  return !file.external || (!isConstruction && graph.packages.isOrmFile(file));
}

function project(context: Context, call: CallNode, receiver: string): Role {
  const targets = targetsOf(context, call);
  return targets.length > 0 ? { kind: 'project', targets, receiver } : { kind: 'harmless', receiver };
}

function plainCall(context: Context, call: CallNode): Role {
  const { graph } = context;
  const type = withoutNullish(graph.evaluate(call.fact.callee, call.file));
  return asCallback(call, call.fact.callee, type, plainCallOf(context, call, type, call.fact.name?.text ?? ''));
}

/** What a parameter stands for is known to the callers, if that can be told at all. */
function asCallback(call: CallNode, callee: Value, type: Type, otherwise: Role): Role {
  const kinds = alternatives(type).map((each) => each.kind);
  const isOpen = kinds.includes('unknown') && kinds.every((kind) => kind === 'unknown' || kind === 'function');
  const parameter = isOpen ? parameterOf(callee, call.file) : null;
  return parameter ? { kind: 'callback', parameter, otherwise } : otherwise;
}

/** @param type what is called */
function plainCallOf(context: Context, call: CallNode, type: Type, name: string): Role {
  const kinds = alternatives(type).map((each) => (isFunction(each) ? 'function' : each.kind));
  const ormFunction = kinds.length === 1 ? asOrmFunction(context, type) : null;
  if (ormFunction) return ormFunction;
  if (kinds.length > 0 && kinds.every((kind) => kind === 'function')) return projectOrExternal(context, call, name);
  if (kinds.includes('missing')) return { kind: 'unresolved', name, receiver: describe(type), missing: true };
  if (kinds.length > 0 && kinds.every((kind) => kind === 'builtin'))
    return { kind: 'harmless', receiver: describe(type) };
  const packages = alternatives(type).filter((each) => each.kind === 'external');
  if (packages.length > 0 && packages.length === kinds.length)
    return packages
      .map((each) => onPackage(context, each, name, each))
      .reduce((a, b) => combine(context, a, b, name, type));
  if (kinds.includes('function')) return { kind: 'dynamic', what: call.fact.text };
  return { kind: 'unresolved', name, receiver: UNKNOWN_FUNCTION, isValue: true };
}

function projectOrExternal(context: Context, call: CallNode, name: string): Role {
  const role = project(context, call, name);
  return role.kind === 'harmless' ? { kind: 'external', what: name } : role;
}

function asOrmFunction(context: Context, type: Type): Role | null {
  const { profile } = context;
  if (type.kind !== 'external') return null;
  const name = type.path.at(-1) ?? '';
  if (lookUpOwn(profile.functions, name) === undefined || isDeclaredHarmless(context, type.module)) return null;
  const async = asyncNameOf(ruleOfOthers(profile), name);
  return async === null
    ? { kind: 'opaque', what: `${name}()` }
    : { kind: 'orm-function', sync: name, async, module: type.module };
}

/** `super.m.apply(this, arguments)` and `Base.prototype.m.call(this, …)` are the method itself; others are not followed. */
function borrowed(context: Context, call: CallNode): Role {
  const { graph } = context;
  const { callee, arguments: passed } = call.fact;
  if (callee.kind !== 'member') return { kind: 'dynamic', what: call.fact.text };
  const method = callee.object;
  const onThis = passed[0]?.value.kind === 'this';
  if (method.kind === 'member' && method.name !== null && onThis) {
    const isSuper = method.object.kind === 'super';
    const isPrototype = method.object.kind === 'member' && method.object.name === 'prototype';
    const owner = graph.evaluate(method.object, call.file);
    if (isSuper || isPrototype) return methodCall(context, call, owner, method.name, true);
  }
  const type = graph.evaluate(method, call.file);
  return asCallback(call, method, withoutNullish(type), borrowedFunction(context, call, type));
}

function borrowedFunction(context: Context, call: CallNode, type: Type): Role {
  // A free function is the same for whatever `this`; a method's variants may go by the object they are called on.
  const isFree = alternatives(type).every((each) =>
    each.kind === 'function' ? each.function.owner === null : isFunction(each),
  );
  if (isFree && alternatives(type).length > 0) return plainCallOf(context, call, type, call.fact.text);
  if (
    alternatives(type).every((each) => each.kind === 'builtin' || each.kind === 'external') &&
    type.kind !== 'union'
  ) {
    return { kind: 'harmless', receiver: describe(type) };
  }
  return { kind: 'dynamic', what: call.fact.text };
}

function methodCall(context: Context, call: CallNode, receiverType: Type, name: string | null, isExact: boolean): Role {
  const { operations } = context;
  const receiver = withoutNullish(receiverType);
  if (name === null) return computedCall(context, call, alternatives(receiver));
  const all = withMethod(context, alternatives(receiver), name);
  if (all.length === 0) return { kind: 'unresolved', name, receiver: 'unknown' };
  const known = operations.get(receiverType) ?? new Map<string, Role>();
  operations.set(receiverType, known);
  // What is borrowed has its targets from another value.
  const isPlain = call.fact.callee.kind === 'member' && call.fact.callee.name === name;
  const key = [isExact, isPlain, isFunctionGiven(context, call), call.fact.arguments.length > 1, name].join(' ');
  const found = known.get(key);
  if (found) return found;
  const role = all
    .map((each) => onReceiver(context, call, each, name, isExact))
    .reduce((a, b) => combine(context, a, b, name, receiver));
  // It is the same for every such call on what the value may be, which may be thousands of things.
  if (role.kind !== 'dynamic' && (isPlain || role.kind === 'orm')) known.set(key, role);
  return role;
}

/** What has no such method throws in both variants alike, as `null` does. */
function withMethod({ graph }: Context, receivers: readonly Type[], name: string): readonly Type[] {
  if (receivers.length === 1) return receivers;
  const rest = receivers.filter((each) => !lacksMethod(each, name) && !lacksMember(graph, each, name));
  return rest.length > 0 ? rest : receivers;
}

/** `FORMAT[this.kind](this)`: whatever there is in the table, if that can be told. */
function computedCall(context: Context, call: CallNode, receivers: readonly Type[]): Role {
  const { graph } = context;
  const areTables = receivers.length > 0 && receivers.every(({ kind }) => TABLES.has(kind));
  const held = areTables ? receivers.flatMap((each) => alternatives(graph.memberOf(each, null))) : [];
  if (held.length > 0 && held.every((each) => isFunction(each) || each.kind === 'builtin'))
    return project(context, call, receivers.map(describe).join(' or '));
  const safe = receivers.length > 0 && receivers.every((each) => each.kind === 'builtin' || each.kind === 'external');
  return safe ? { kind: 'harmless', receiver: 'built-in' } : { kind: 'dynamic', what: call.fact.text };
}

function onReceiver(context: Context, call: CallNode, receiver: Type, name: string, isExact: boolean): Role {
  const { graph } = context;
  switch (receiver.kind) {
    case 'instance':
    case 'class':
      return onClass(context, call, receiver, name, isExact);
    case 'orm':
    case 'orm-class':
      return onOrmType(context, receiver, name, isExact);
    case 'array':
      return onArray(receiver, name);
    case 'builtin':
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

/**
 * A function of a package is assumed not to touch the ORM. That does not hold for the ORM's own packages, nor for what a
 * package gave: a client of whatever kind has `get` and `update`, too.
 */
function onExternal(context: Context, receiver: External, name: string): Role {
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
function onPackage(context: Context, called: External, name: string, receiver: External): Role {
  const { graph } = context;
  const { module, path } = called;
  const what = describe(receiver);
  if (called.isUndeclared) return { kind: 'unresolved', name, receiver: what, missing: true };
  if (isKnownHarmless(context, module) || isPlain(context, path.join('.'))) return { kind: 'external', what };
  if (!graph.packages.isOrm(module)) return { kind: 'external', what, isUnread: true };
  return { kind: 'unresolved', name, receiver: `${what}, which is the ORM's`, missing: true };
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
  return { ...role, callbackParameter: lookUpOwn(profile.callbackParameters, fullName) ?? null };
}

/** Another package may have an `Email` of its own. */
function isOfProfile({ profile }: Context, module: string): boolean {
  return module === '' || profile.modules.length === 0 || profile.modules.some((each) => isPackage(module, each));
}

function onUnknown(context: Context, call: CallNode, receiver: Type, name: string): Role {
  const { iterated } = context;
  // The helper runs an array's, a Map's, a Set's and an async cursor's own way, if it is given a function at all.
  const isIterated = ITERATION_METHODS.has(name) && isFunctionGiven(context, call);
  if ((isIterated || name === 'forEach' || iterated.has(name)) && receiver.kind === 'unknown') {
    return { kind: 'iteration', method: name, receiver: describe(receiver), proven: false, callback: 0 };
  }
  return { kind: 'unresolved', name, receiver: describe(receiver), missing: receiver.kind === 'missing' };
}

/** A function is written as the first argument, or named. */
function isFunctionGiven({ graph }: Context, { fact, file }: CallNode): boolean {
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
  const roots = isStatic ? [] : graph.hierarchy.ormRoots(receiver.class);
  if (roots.some((root) => lookUpOwn(profile.types[root.type]?.lazy, name) !== undefined)) {
    return { kind: 'harmless', receiver: describe(receiver) };
  }
  if (definitions.length === 0 && graph.writes.known(receiver, name).length > 0)
    return { kind: 'unresolved', name, receiver: `${describe(receiver)}, whose ${name} is stored`, isValue: true };
  if (graph.hierarchy.ormRoots(receiver.class).length > 0 && definitions.length === 0)
    return inheritedFromOrm(context, receiver, name);
  const container = definitions.length === 0 && !isStatic ? builtinBase(context, receiver.class) : null;
  if (container) return onReceiver(context, call, container, name, isExact);
  // A field or property may hold any function that was stored in it.
  return { kind: 'unresolved', name, receiver: describe(receiver), isValue: true };
}

/** Fields are there to be written to: whatever it is that another function is put in, it may be this. */
function isRefilled({ graph }: Context, receiver: Type, name: string, definitions: readonly Definition[]): boolean {
  return definitions.some((each) => each.member?.kind === 'field') && graph.writes.refilling(receiver, name).length > 0;
}

/** A method, or a field that begins with a function and may be given another. */
function holdsFunction({ graph }: Context, { class: { file }, member }: Definition): boolean {
  if (member?.kind !== 'field') return member?.kind === 'method';
  const value = member.value === null ? [] : alternatives(graph.evaluate(member.value, file));
  return member.function !== null || value.some((each) => each.kind === 'function');
}

/** What a class extends at last, where that is of the language: `class Settings extends Map`. */
function builtinBase(context: Context, node: ClassNode, seen = new Set<ClassNode>()): Type | null {
  const { graph } = context;
  const [base, ...others] = graph.hierarchy.bases(node);
  if (!base || others.length > 0 || seen.has(node)) return null;
  if (base.kind === 'builtin') return base;
  return base.kind === 'class' ? builtinBase(context, base.class, seen.add(node)) : null;
}

/** `filter()` of a query or manager: the ORM's own, which the profile says touches no database. */
function isLazy(
  { graph, profile }: Context,
  receiver: Extract<Type, { kind: 'instance' | 'class' }>,
  name: string,
  definitions: readonly Definition[],
): boolean {
  if (receiver.kind === 'class' || definitions.length === 0) return false;
  if (!definitions.every((each) => graph.pairs.begins(each.class))) return false;
  return Object.values(profile.types).some(
    (type) =>
      lookUpOwn(type.lazy, name) !== undefined &&
      Object.keys(type.pairs).some((sync) => graph.pairs.borneBy(receiver.class, sync, false)),
  );
}

/** For `super.m()`: the class whose objects it is called on. */
function classOfThis({ graph }: Context, { fact, file }: CallNode): ClassNode | null {
  if (fact.callee.kind !== 'member' || fact.callee.object.kind !== 'super') return null;
  const method = file.functions[fact.callee.object.function];
  return (method && graph.homeOf(method)?.class) ?? null;
}

function ofOrm(receiver: Type, name: string): Role {
  return { kind: 'unresolved', name, receiver: `${describe(receiver)}, whose ${name}() is the ORM's`, missing: true };
}

/** A method of the ORM that cannot be read: the tables say what it does, or nobody does. */
function inheritedFromOrm(
  { graph, profile }: Context,
  receiver: Extract<Type, { kind: 'instance' | 'class' }>,
  name: string,
): Role {
  const what = describe(receiver);
  const tables = graph.hierarchy.ormRoots(receiver.class).flatMap((root) => profile.types[root.type] ?? []);
  const isStatic = receiver.kind === 'class';
  if (!isStatic && tables.some((each) => each.plain.includes(name))) return { kind: 'external', what };
  const hooks = tables.flatMap((each) => lookUpOwn(each.callsBack, name) ?? []);
  if (isStatic || hooks.length === 0) return ofOrm(receiver, name);
  const targets = hooks
    .flatMap((each) => graph.hierarchy.dispatch(receiver.class, each, false))
    .flatMap((each) => each.function ?? []);
  return { kind: 'calls-back', hooks: targets, inner: null, what };
}

/** `Object.assign(C.prototype, { m() {…} })` over a method that the class has already. */
function isPatched({ graph }: Context, definitions: readonly Definition[], name: string): boolean {
  return definitions.some(({ class: owner, member }) => {
    if (member === null) return false;
    return graph.hierarchy.assignedTo(owner).some((each) => each.name === name && each.form !== 'assignment');
  });
}

/** A class of the family may have the method under an imported name of the symbol, which is not followed. */
function isSymbolSettled({ graph }: Context, node: ClassNode, definitions: readonly Definition[]): boolean {
  const family = [node, ...graph.hierarchy.descendants(node), ...definitions.map((each) => each.class)];
  return definitions.length > 0 && family.every(({ fact }) => fact.members.every((member) => member.name !== null));
}

function isAsyncVariant(
  { graph }: Context,
  receiver: Extract<Type, { kind: 'instance' | 'class' }>,
  name: string,
): boolean {
  return graph.pairs.borneAs(receiver.class, name, receiver.kind === 'class') !== null;
}

function onOrmType(
  context: Context,
  receiver: Extract<Type, { kind: 'orm' | 'orm-class' }>,
  name: string,
  isExact: boolean,
): Role {
  const { profile } = context;
  const table = profile.types[receiver.type] ?? profile.objects[receiver.type];
  const returns = lookUpOwn(table?.pairs, name);
  if (returns === undefined) return otherMethod(context, receiver, name, table);
  // The class itself has a method that only its instances are known to bear as a pair.
  const isStatic = receiver.kind === 'orm-class';
  if (isStatic && !isExact && !isOwnPair(profile, receiver.type, name)) return ofOrm(receiver, name);
  const pair = pairOfTable(profile, receiver.type, name, receiver.origin);
  return pair
    ? ormRole(context, pair, describe(receiver), receiver.type, [])
    : { kind: 'opaque', what: `${name}() of ${describe(receiver)}` };
}

/** A method that the tables do not know may run a query, or a method of the project: `session.write(entity)`. */
function otherMethod(
  { profile }: Context,
  receiver: Extract<Type, { kind: 'orm' | 'orm-class' }>,
  name: string,
  table: OrmType | undefined,
): Role {
  const isKnown = lookUpOwn(table?.lazy, name) !== undefined;
  const isVariant = pairOfTableAs(profile, receiver.type, name, '') !== null;
  if (isKnown || isVariant) return { kind: 'harmless', receiver: describe(receiver) };
  if (table?.plain.includes(name)) return { kind: 'external', what: describe(receiver) };
  const what = `${describe(receiver)}, of which ${name}() is not known`;
  return { kind: 'unresolved', name, receiver: what, missing: true };
}

function ormRole(
  context: Context,
  pair: Pair,
  receiver: string,
  ormType: string | null,
  definitions: readonly Definition[],
): OrmRole {
  const { profile } = context;
  const table = ormType === null ? undefined : (profile.types[ormType] ?? profile.objects[ormType]);
  const isTold = table?.awaitsCallbacks.includes(pair.sync) ?? false;
  const awaited = isTold ? null : awaitedBy(context, pair, definitions);
  return {
    kind: 'orm',
    pair,
    receiver,
    awaitsCallbacks: awaited === null || awaited.length > 0,
    awaited,
    callbackParameter: lookUpOwn(table?.callbackParameters, pair.sync) ?? null,
    iterates: table?.iterates.includes(pair.sync) ?? false,
    definitions,
  };
}

/** The parameters that every async variant of these waits for: of `transaction(work)` the first. */
function awaitedBy({ graph }: Context, pair: Pair, definitions: readonly Definition[]): readonly number[] {
  const variants = definitions.map(({ class: owner, member, assigned }) => {
    const isStatic = member?.static ?? assigned?.static ?? false;
    return graph.hierarchy.lookUp(owner, pair.async, isStatic).map((each) => each.function);
  });
  const [first, ...others] = variants.flat().map((each) => (each ? awaitedParameters(graph, each) : []));
  return first?.filter((index) => others.every((each) => each.includes(index))) ?? [];
}

function onArray(receiver: Type, name: string): Role {
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

function combine(context: Context, a: Role, b: Role, name: string, receiver: Type): Role {
  if (a.kind === 'orm' && b.kind === 'orm' && a.pair.async === b.pair.async) return a;
  if (a.kind === 'project' && b.kind === 'project' && a.targets === b.targets) return a;
  if (a.kind === 'project' && b.kind === 'project')
    return { ...a, targets: [...new Set([...a.targets, ...b.targets])] };
  if (a.kind === 'harmless' && b.kind === 'harmless') return a;
  if (a.kind === 'iteration' && b.kind === 'iteration') return a.proven ? b : a;
  const plain = ['harmless', 'external'];
  if (plain.includes(a.kind) && plain.includes(b.kind)) return a.kind === 'external' ? a : b;
  return { kind: 'unresolved', name, receiver: describeOnce(context, receiver) };
}

function describeOnce({ descriptions }: Context, type: Type): string {
  const text = descriptions.get(type) ?? describe(type);
  descriptions.set(type, text);
  return text;
}

function isPlain({ profile }: Context, fullName: string): boolean {
  return profile.plain.some((each) => matches(fullName, each));
}

function isKnownHarmless(context: Context, module: string): boolean {
  return isPlatformModule(module) || isDeclaredHarmless(context, module);
}

function isDeclaredHarmless({ profile, nonOrmPackages }: Context, module: string): boolean {
  return [...profile.nonOrmPackages, ...nonOrmPackages].some((each) => isPackage(module, each));
}

/** A class in the form of a function may be called as one. */
function isFunction(type: Type): boolean {
  return type.kind === 'function' || (type.kind === 'class' && type.class.fact.constructorFunction !== undefined);
}

/** What may hold functions under names that are looked up; what an array is asked for may be a method of its own. */
const TABLES: ReadonlySet<Type['kind']> = new Set(['object', 'record']);

/** A symbol of a file, not one of the language. */
function isSymbolName(name: string): boolean {
  return /^@@[^@]+@/.test(name);
}

/** A call of listeners, whoever registered them. */
function emission(name: string, receiver: Type): Role {
  return { kind: 'unresolved', name, receiver: describe(receiver), isValue: true, emits: true };
}

/** Methods that do so. */
const EMITTING = new Set(['emit', 'dispatchEvent', 'dispatch', 'trigger', 'publish', 'fire']);

function isCollection(name: string): boolean {
  return name === 'Map' || name === 'Set' || name === 'ReadonlyMap' || name === 'ReadonlySet';
}
