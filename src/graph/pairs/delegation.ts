/** Native or delegating: whether a base's async variant ends up in its sync one (semantics, section 4). */
import { globalMethodOf } from '../project/call-targets.ts';
import type { Options } from '../../model/options.ts';
import type { Value } from '../../model/facts.ts';
import type { AssignedMember, Graph } from '../project/questions.ts';
import { flowsOf } from '../project/flows.ts';
import { installsOf, type Installs } from '../classes/installs.ts';
import { type CallNode, type ClassNode, type FileNode, type FunctionNode, shortName } from '../project/nodes.ts';
import type { Pair } from '../project/questions.ts';
import { comesToLookUp } from './name-flow.ts';
import { callsLookedUp } from './looked-up.ts';
import { callsSuper } from './static-pairs.ts';
import { alternatives, type Type, UNKNOWN, withoutNullish } from '../project/types.ts';

export type BaseReading =
  | { readonly kind: 'native' }
  /** `missing`: the base has no async variant yet, so that of the override has nothing native to call. */
  | { readonly kind: 'delegating'; readonly evidence: string; readonly missing?: boolean }
  /** The base keeps its async variant in a field: every instance has its own, which hides that of a subclass. */
  | { readonly kind: 'shadowed'; readonly base: string }
  /** The base cannot be read; it is taken to be native, which the report says. */
  | { readonly kind: 'assumed-native'; readonly base: string };

/** What an async variant may come to: the sync one of the class, or of its instances. */
interface SyncVariant {
  readonly node: ClassNode;
  readonly sync: string;
  readonly isStatic: boolean;
}

interface Bridge {
  readonly base: Extract<Type, { kind: 'class' | 'orm-class' }>;
  readonly names: ReadonlySet<string>;
}

export interface Delegation {
  /** How the bases of `node` implement the async variant of `pair`. */
  read(node: ClassNode, pair: Pair, isStatic: boolean): BaseReading;
  /** The class has an async variant of its own that ends up in the sync one, while those of its bases do not. */
  ownDelegates(node: ClassNode, pair: Pair, isStatic: boolean): boolean;
}

/** What the questions of this file are asked about, and what they remember. */
interface Context {
  readonly graph: Graph;
  readonly asyncBase: Options['asyncBase'];
  readonly release: string | null;
  readonly safeDecorators: readonly string[];
  bridged: readonly Bridge[] | null;
  readonly installs: Installs;
}

/**
 * @param release the ORM's installed release (`2.8`), where the profile can tell; null otherwise
 * @param safeDecorators names of those that do the same to an async method as to a sync one
 */
export function createDelegation(
  graph: Graph,
  asyncBase: Options['asyncBase'],
  release: string | null,
  safeDecorators: readonly string[] = [],
): Delegation {
  const installs = installsOf(graph);
  const context: Context = { graph, asyncBase, release, safeDecorators, bridged: null, installs };

  return {
    read: (node, pair, isStatic) => read(context, node, pair, isStatic),
    ownDelegates: (node, pair, isStatic) => ownDelegates(context, node, pair, isStatic),
  };
}

function read(context: Context, node: ClassNode, pair: Pair, isStatic: boolean): BaseReading {
  const { asyncBase, graph, release } = context;
  if (asyncBase === 'native') return { kind: 'native' };
  if (isBridgedRoot(context, node, pair)) return { kind: 'native' };
  if (asyncBase === 'delegating') return { kind: 'delegating', evidence: '--async-base delegating' };
  const { release: rule } = graph.project.profile;
  if (rule && release !== null && pair.assumedFrom !== null) {
    if (isSince(release, String(rule.nativeFrom))) return { kind: 'native' };
    const missing = !isSince(release, rule.pairedFrom);
    const before = missing ? rule.pairedFrom : String(rule.nativeFrom);
    return { kind: 'delegating', evidence: `${rule.file} names release ${release}, before ${before}`, missing };
  }
  const bases = graph.hierarchy.bases(node);
  const readings = bases.map((base): BaseReading => {
    if (base.kind === 'class') return fromClass(context, base.class, pair, isStatic, new Set());
    return { kind: 'assumed-native', base: base.kind === 'orm-class' ? base.origin : 'its base' };
  });
  // What replaces its own variant after all may run the override as well; one that is written beside it is read as such.
  const replaced = graph.hierarchy.own(node, pair.async, isStatic) ? null : installed(context, node, pair, isStatic);
  return worst(replaced ? [replaced, ...readings] : readings);
}

/** An async variant that is put on the class in a way that no definition stands for. */
function installed(context: Context, node: ClassNode, pair: Pair, isStatic: boolean): BaseReading | null {
  const { installs } = context;
  if (isBridged(context, node, pair)) return null;
  for (const { place, body } of installs.on(node, pair.async, isStatic)) {
    const name = node.fact.name ?? 'it';
    if (body === null) return { kind: 'delegating', evidence: `${place} may put one on ${name} that does` };
    const evidence = reachesSync(context, { node, sync: pair.sync, isStatic }, body, new Set());
    if (evidence) return { kind: 'delegating', evidence: `${place} puts one on ${name}: ${evidence}` };
  }
  return null;
}

function fromClass(
  context: Context,
  node: ClassNode,
  pair: Pair,
  isStatic: boolean,
  seen: Set<ClassNode>,
): BaseReading {
  const { graph, safeDecorators } = context;
  if (seen.has(node)) return { kind: 'native' };
  seen.add(node);
  const replaced = installed(context, node, pair, isStatic);
  if (replaced) return replaced;
  const own = graph.hierarchy.own(node, pair.async, isStatic);
  // A registered fallback knows its home: reached through `super` it runs its own sync variant once.
  const further = own ? null : above(context, node, pair, isStatic, seen);
  const isRegistered = !own && graph.pairs.registered(node, pair.async, isStatic) !== null;
  // What falls back below a delegating base was decided once; what comes below it should not be decided otherwise.
  if (isRegistered && further?.kind !== 'delegating') return { kind: 'native' };
  if (!own) return further ?? { kind: 'native' };
  if (isBridged(context, node, pair)) return { kind: 'native' };
  if (own.member?.kind === 'field') return { kind: 'shadowed', base: node.fact.name ?? 'its base' };
  const decorator = own.member?.decorators.find(({ name }) => !safeDecorators.includes(name));
  if (decorator !== undefined)
    return { kind: 'delegating', evidence: `it is under @${decorator.name}, which may call it` };
  const body = own.function;
  if (!body && own.assigned && !node.file.external) return fromAssigned(context, own.assigned, pair);
  if (!body?.fact.hasBody) return { kind: 'assumed-native', base: node.fact.name ?? 'its base' };
  const evidence = reachesSync(context, { node, sync: pair.sync, isStatic }, body, new Set());
  if (evidence) return { kind: 'delegating', evidence };
  return callsSuper(body, pair.async) ? above(context, node, pair, isStatic, seen) : { kind: 'native' };
}

/** What is put there from outside, where it is no function that is written there: `X.prototype.asave = asave`. */
function fromAssigned(context: Context, assigned: AssignedMember, pair: Pair): BaseReading {
  const { graph } = context;
  const type = assigned.value ? graph.evaluate(assigned.value, assigned.file) : UNKNOWN;
  if (type.kind !== 'function' || !type.function.fact.hasBody)
    return { kind: 'delegating', evidence: `it is made by a call that may be given ${pair.sync}()` };
  const of = { node: assigned.class, sync: pair.sync, isStatic: assigned.static };
  const found = reachesSync(context, of, type.function, new Set());
  const place = `${shortName(assigned.file)}:${String(assigned.line)} ${assigned.targetText}.${assigned.name}`;
  const name = assigned.class.fact.name ?? 'the base';
  return found === null
    ? { kind: 'native' }
    : { kind: 'delegating', evidence: `${place} puts one on ${name}: ${found}` };
}

function above(context: Context, node: ClassNode, pair: Pair, isStatic: boolean, seen: Set<ClassNode>): BaseReading {
  const { graph } = context;
  return worst(
    graph.hierarchy.bases(node).map((base): BaseReading => {
      if (base.kind === 'class') return fromClass(context, base.class, pair, isStatic, seen);
      return {
        kind: 'assumed-native',
        base: base.kind === 'orm-class' ? base.origin : (node.fact.name ?? 'its base'),
      };
    }),
  );
}

function isBridged(context: Context, node: ClassNode, pair: Pair): boolean {
  const { graph } = context;
  context.bridged ??= findBridges(graph);
  return context.bridged.some(
    ({ base, names }) => base.kind === 'class' && base.class === node && names.has(pair.sync),
  );
}

/** A bridged base that cannot be read: `Mongo.Collection`. */
function isBridgedRoot(context: Context, node: ClassNode, pair: Pair): boolean {
  const { graph } = context;
  context.bridged ??= findBridges(graph);
  const roots = graph.hierarchy.ormRoots(node);
  return context.bridged.some(
    ({ base, names }) =>
      base.kind === 'orm-class' && names.has(pair.sync) && roots.some(({ type }) => type === base.type),
  );
}

function nameIn({ fact }: FunctionNode): string {
  return fact.name === null ? 'a function without a name' : `${fact.name}()`;
}

/** The sync variant is named in the code of the async one, as a member or in a string, or in what that calls on `this`. */
function reachesSync(context: Context, of: SyncVariant, node: FunctionNode, seen: Set<FunctionNode>): string | null {
  const { graph } = context;
  const { sync } = of;
  if (seen.has(node)) return null;
  seen.add(node);
  const { fact, file } = node;
  const line = nameIn(node);
  if (namesSyncVariant(context, of, node)) return `${line} names '${sync}'`;
  if (node.calls.some((call) => callsByName(context, call)) || callsOwnLookedUp(context, of, node))
    return `${line} calls a method by a computed name`;
  const touches = [...fact.accesses.map((each) => each.value), ...node.calls.map((each) => each.fact.callee)];
  if (touches.some((value) => namesMember(context, of, value, file))) return `${line} uses ${sync}`;
  for (const call of node.calls) {
    if (call.fact.callee.kind === 'member' && call.fact.callee.object.kind === 'super') continue;
    for (const target of graph.targetsOf(call)) {
      const isFollowed = target.file === file || !target.file.external;
      const found = isFollowed ? reachesSync(context, of, target, seen) : wayInPackage(context, of, call, target);
      if (found) return found;
    }
  }
  for (const inner of [...node.nested, ...touches.flatMap((value) => gettersOf(context, value, file))]) {
    const found = reachesSync(context, of, inner, seen);
    if (found) return found;
  }
  const isPassedOn = fact.strings.includes(sync) && node.calls.some((call) => passesNameOn(context, of, call));
  return isPassedOn ? `${line} names '${sync}'` : null;
}

/** What runs where the members are read that a value is, or is called on; of a package only what stands in the same file. */
function gettersOf(context: Context, value: Value, file: FileNode): readonly FunctionNode[] {
  if (value.kind !== 'member') return [];
  const { graph } = context;
  const { name, object } = value;
  const owners = name === null ? [] : alternatives(graph.evaluate(object, file));
  const own = owners.flatMap((each) => {
    if (name === null || (each.kind !== 'instance' && each.kind !== 'class')) return [];
    return graph.hierarchy.dispatch(each.class, name, each.kind === 'class').flatMap(({ member, function: body }) => {
      const isGetter = member?.kind === 'getter' && body !== null;
      return isGetter && (body.file === file || !body.file.external) ? [body] : [];
    });
  });
  return [...own, ...gettersOf(context, object, file)];
}

/** `x.save`, but not `super.save`, which is the sync variant of the base and no virtual call; nor that of what `this` is not. */
function namesMember(context: Context, of: SyncVariant, value: Value, file: FileNode): boolean {
  if (value.kind !== 'member') return false;
  const { name, object } = value;
  return (
    (name === of.sync && object.kind !== 'super' && mayBeThis(context, of, object, file)) ||
    namesMember(context, of, object, file)
  );
}

/** What is not known may be the object that the async variant was called on. */
function mayBeThis({ graph }: Context, { node, isStatic }: SyncVariant, value: Value, file: FileNode): boolean {
  const types = alternatives(withoutNullish(graph.evaluate(value, file)));
  if (types.length === 0) return true;
  return types.some((type) => {
    switch (type.kind) {
      case 'instance':
      case 'class':
        if ((type.kind === 'class') !== isStatic) return false;
        return graph.hierarchy.isFamily(node, type.class) || graph.hierarchy.unknownBases(type.class).length > 0;
      case 'external':
        return type.derived === true;
      case 'object':
        return type.object.fact.members.some((each) => each.name === '__proto__');
      case 'builtin':
      case 'array':
      case 'record':
      case 'tuple':
      case 'promise':
      case 'function':
      case 'namespace':
        return false;
      default:
        return true;
    }
  });
}

/** `this[name]()`, `Reflect.get(this, name)`: the method that runs may be the sync variant. */
function callsByName(context: Context, call: CallNode): boolean {
  const { callee, arguments: passed } = call.fact;
  if (callee.kind !== 'member') return false;
  if (callee.name === null) return isInstance(context, callee.object, call);
  const isReflect = callee.object.kind === 'global' && callee.object.name === 'Reflect';
  return isReflect && passed.some((each) => isInstance(context, each.value, call));
}

/** What stands elsewhere in a package is not followed, but for what it does with the object that it is given. */
function wayInPackage(context: Context, of: SyncVariant, call: CallNode, target: FunctionNode): string | null {
  const isGiven = call.fact.arguments.some(({ value }) => value.kind === 'this');
  return isGiven && callsOwnLookedUp(context, of, target)
    ? `${nameIn(target)} calls a method by a computed name`
    : null;
}

/** Whether a method of what may be `this` is called that the function looks up by a name which is not written. */
function callsOwnLookedUp(context: Context, of: SyncVariant, node: FunctionNode): boolean {
  return callsLookedUp(context.graph, node, (value, file) => mayBeThis(context, of, value, file));
}

function isInstance({ graph }: Context, value: Value, call: CallNode): boolean {
  return (
    value.kind === 'this' || alternatives(graph.evaluate(value, call.file)).some((each) => each.kind === 'instance')
  );
}

/**
 * A string is a way to the sync variant where a member is looked up by a computed name: here, or in a function that is
 * handed the string. `record('save')` alone calls nothing; a package that gets `this` with it may.
 */
function namesSyncVariant(context: Context, of: SyncVariant, node: FunctionNode): boolean {
  const { graph } = context;
  const { sync } = of;
  if (!node.fact.strings.includes(sync)) return false;
  if (looksUpByName(context, of, node)) return true;
  return node.calls.some((call) => {
    const passesName = call.fact.arguments.some(({ value }) => value.kind === 'builtin' && value.text === sync);
    if (!passesName) return false;
    const targets = graph.targetsOf(call);
    if (targets.length > 0) return targets.some((each) => looksUpByName(context, of, each));
    return call.fact.arguments.some(({ value }) => value.kind === 'this');
  });
}

/** It comes to a function that looks a member up under it, and calls what is there: `later(this, { verb: 'save' })`. */
function passesNameOn(context: Context, of: SyncVariant, call: CallNode): boolean {
  const { graph } = context;
  return comesToLookUp(graph, call, of.sync, (each) => looksUpByName(context, of, each));
}

/**
 * What is only written to, `row[field] = value`, is no method that could be called, nor is what is only compared or computed
 * with, `a[field] < b[field]`; and `OPERATIONS[verb]` is none of the object.
 */
function looksUpByName(context: Context, of: SyncVariant, { fact, file, calls, nested }: FunctionNode): boolean {
  if (calls.some(isListing)) return true;
  const read = fact.accesses.flatMap(({ value, write }) => (write || !goesOn(value, file) ? [] : [value]));
  const values = [...read, ...calls.map((each) => each.fact.callee)];
  return (
    values.some(
      (value) => value.kind === 'member' && value.name === null && mayBeThis(context, of, value.object, file),
    ) || nested.some((each) => looksUpByName(context, of, each))
  );
}

function ownDelegates(context: Context, node: ClassNode, pair: Pair, isStatic: boolean): boolean {
  const { graph } = context;
  if (!graph.hierarchy.own(node, pair.async, isStatic)) return false;
  if (fromClass(context, node, pair, isStatic, new Set()).kind !== 'delegating') return false;
  return read(context, node, pair, isStatic).kind !== 'delegating';
}

/** Whether a call lists the methods of an object, among which one is then found by its name. */
function isListing(call: CallNode): boolean {
  return LISTING.has(globalMethodOf(call) ?? '');
}

const LISTING: ReadonlySet<string> = new Set([
  'Object.getOwnPropertyDescriptor',
  'Object.getOwnPropertyDescriptors',
  'Object.getOwnPropertyNames',
  'Reflect.get',
  'Reflect.getOwnPropertyDescriptor',
  'Reflect.ownKeys',
]);

/** Whether a member that is read under a computed name is kept, handed on or given back, where it might be called. */
function goesOn(value: Value, file: FileNode): boolean {
  if (value.kind !== 'member' || value.name !== null) return true;
  const flows = flowsOf(file);
  const text = JSON.stringify(value);
  return flows.reads(null).some((each) => JSON.stringify(each) === text && flows.of(each).length > 0);
}

function worst(readings: readonly BaseReading[]): BaseReading {
  return (
    readings.find((each) => each.kind === 'shadowed') ??
    readings.find((each) => each.kind === 'delegating') ??
    readings.find((each) => each.kind === 'assumed-native') ??
    readings[0] ?? { kind: 'assumed-native', base: 'its base' }
  );
}

/** `bridgeDelegatingVariants(Base, { save: 'asave' })` makes Base's async variants home-aware. */
function findBridges(graph: Graph): readonly Bridge[] {
  const found: Bridge[] = [];
  for (const file of graph.project.files) {
    for (const call of file.calls) {
      if (call.fact.name?.text !== 'bridgeDelegatingVariants') continue;
      const [base, pairs] = call.fact.arguments;
      const type = base && graph.evaluate(base.value, file);
      if ((type?.kind !== 'class' && type?.kind !== 'orm-class') || pairs?.value.kind !== 'object') continue;
      const object = file.objects[pairs.value.object];
      found.push({ base: type, names: new Set(object?.fact.members.map((each) => each.name)) });
    }
  }
  return found;
}

/** The release in a file such as `.meteor/release` (`METEOR@2.8.1`), as `2.8`; null when there is none. */
export function releaseIn(text: string): string | null {
  const match = /@(\d+\.\d+)/.exec(text) ?? /(\d+\.\d+)/.exec(text);
  return match?.[1] ?? null;
}

/** Compares by number: 2.10 is later than 2.8. */
function isSince(release: string, first: string): boolean {
  return release.localeCompare(first, 'en', { numeric: true }) >= 0;
}
