/** Variant pairs: which class bears which, and where that is known from (the code, or the profile's tables). */
import type { Profile } from '../../model/profile.ts';
import { asyncNameOf, isBareAsync, syncNamesOf } from '../../model/variant-names.ts';
import { keyOf } from '../classes/definers.ts';
import { givenByAsync } from './iterator-pairs.ts';
import { ruleOfClass } from './naming.ts';
import type { CallNode, ClassNode, FunctionNode } from '../project/nodes.ts';
import { mayBeAsyncVariant, mayBeSyncVariant, objectionTo } from './pair-evidence.ts';
import { collectNames, type PairNames } from './pair-names.ts';
import type { Graph, Pair, Pairs, RefusedPair, WrittenFallback } from '../project/questions.ts';
import { givesIterator, type Registrations } from '../classes/registrations.ts';
import { bearsStatic } from './static-pairs.ts';
import { conventional, firstAs, pairOfTable } from './table-pairs.ts';

/** What the questions of this file are asked about, and what they remember. */
interface Context {
  readonly graph: Graph;
  readonly registrations: Registrations;
  readonly profile: Profile;
  readonly bearing: WeakMap<ClassNode, boolean>;
  readonly beginning: WeakMap<ClassNode, boolean>;
  names: PairNames | null;
}

export function createPairs(graph: Graph, registrations: Registrations): Pairs {
  const { profile } = graph.project;
  const bearing = new WeakMap<ClassNode, boolean>();
  const beginning = new WeakMap<ClassNode, boolean>();
  const context: Context = { graph, registrations, profile, bearing, beginning, names: null };

  return {
    bearsAny: (node) => bearsAny(context, node),
    begins: (node) => begins(context, node),
    borneBy: (node, name, isStatic) => borneBy(context, node, name, isStatic),
    borneAs: (node, asyncName, isStatic) =>
      firstAs(syncNamesOf(ruleOfClass(graph, node), asyncName), asyncName, (each) =>
        borneBy(context, node, each, isStatic),
      ),
    inheritedBy: (node, name, isStatic) => inheritedBy(context, node, name, isStatic),
    inheritedAs: (node, asyncName, isStatic) =>
      firstAs(syncNamesOf(ruleOfClass(graph, node), asyncName), asyncName, (each) =>
        inheritedBy(context, node, each, isStatic),
      ),
    refusedFor: (node, name, isStatic) => refusedFor(context, node, name, isStatic),
    ofOrmType: (type, name, origin) => ofOrmType(context, type, name, origin),
    registered: (node, asyncName, isStatic) => registered(context, node, asyncName, isStatic),
    written: (node, asyncName, isStatic) => written(context, node, asyncName, isStatic),
    get syncNames() {
      return namesOfAll(context).sync;
    },
    get asyncNames() {
      return namesOfAll(context).async;
    },
  };
}

function registered(
  { registrations }: Context,
  node: ClassNode,
  asyncName: string,
  isStatic: boolean,
): CallNode | null {
  return registrations.calls.get(node)?.get(keyOf(asyncName, isStatic)) ?? null;
}

function written(
  { registrations }: Context,
  node: ClassNode,
  asyncName: string,
  isStatic: boolean,
): readonly WrittenFallback[] {
  return registrations.written.get(node)?.get(keyOf(asyncName, isStatic)) ?? [];
}

/** @param withWritten fallbacks of an earlier run count as well */
function fromCode(
  context: Context,
  starts: readonly ClassNode[],
  name: string,
  isStatic: boolean,
  withWritten = false,
): Pair | null {
  const { graph } = context;
  const asyncName = asyncNameIn(graph, starts, name);
  if (asyncName === null || !isSync(context, starts, name, isStatic)) return null;
  if (!isAsync(context, starts, name, asyncName, isStatic, withWritten)) return null;
  if (ambiguity(context, starts, name, asyncName, isStatic) !== null) return null;
  const pair = { sync: name, async: asyncName, assumedFrom: null, ormType: null };
  return { ...pair, ...whatIsGiven(context, starts, name, asyncName, isStatic) };
}

/** By the code, which knows more than the tables. */
function whatIsGiven(
  context: Context,
  starts: readonly ClassNode[],
  name: string,
  asyncName: string,
  isStatic: boolean,
): Pick<Pair, 'returns' | 'unclear'> {
  const { graph, profile } = context;
  const [sync, async] = [name, asyncName].map((each) =>
    starts.flatMap((node) => graph.hierarchy.lookUp(node, each, isStatic)),
  );
  const returns = conventional(profile, name);
  if (async?.length === 0 && starts.some((node) => isRegisteredIterator(context, node, asyncName, isStatic)))
    return { returns: 'iterator' };
  const given = givenByAsync(graph, sync ?? [], async ?? []);
  if (given === 'iterator') return { returns: 'iterator' };
  if (given === 'promise') return { returns: returns === 'iterator' ? 'unknown' : returns };
  return returns === 'iterator' ? { returns } : { returns, unclear: true };
}

function isSync({ graph }: Context, starts: readonly ClassNode[], name: string, isStatic: boolean): boolean {
  const found = starts.flatMap((node) => graph.hierarchy.lookUp(node, name, isStatic));
  return found.length > 0 && found.every((each) => mayBeSyncVariant(graph, each));
}

function isAsync(
  context: Context,
  starts: readonly ClassNode[],
  name: string,
  asyncName: string,
  isStatic: boolean,
  withWritten: boolean,
): boolean {
  const { graph } = context;
  return starts.every((node) => {
    const found = graph.hierarchy.lookUp(node, asyncName, isStatic);
    if (found.length === 0) return isRegisteredFor(context, node, asyncName, isStatic, withWritten);
    if (!found.every((each) => mayBeAsyncVariant(graph, each, name))) return false;
    return objections(context, node, name, asyncName, isStatic).length === 0;
  });
}

/** What speaks against methods that only their names, and those are any, make async variants. */
function objections(
  { graph }: Context,
  node: ClassNode,
  name: string,
  asyncName: string,
  isStatic: boolean,
): readonly string[] {
  if (!isBareAsync(ruleOfClass(graph, node))) return [];
  return graph.hierarchy.lookUp(node, asyncName, isStatic).flatMap((async) => {
    // What overrides the sync variant further down may take more than the pair does.
    const beside = graph.hierarchy.lookUp(async.class, name, isStatic);
    const sync = beside.length > 0 ? beside : graph.hierarchy.lookUp(node, name, isStatic);
    return sync.flatMap((each) => objectionTo(graph, each, async) ?? []);
  });
}

/** Why it cannot be told which methods are a pair, where the naming rule gives several. */
function ambiguity(
  context: Context,
  starts: readonly ClassNode[],
  name: string,
  asyncName: string,
  isStatic: boolean,
): string | null {
  const { graph } = context;
  const [node] = starts;
  const rule = node && ruleOfClass(graph, node);
  if (!rule) return null;
  const rival = syncNamesOf(rule, asyncName).find((each) => each !== name && isSync(context, starts, each, isStatic));
  if (rival !== undefined) return `${rival}() has the same async variant by the naming rule`;
  const isBoth = (sync: string, async: string): boolean =>
    isSync(context, starts, sync, isStatic) && isAsync(context, starts, sync, async, isStatic, false);
  const above = syncNamesOf(rule, name).find((each) => isBoth(each, name));
  if (above !== undefined) return `${name}() may be the async variant of ${above}() as well`;
  const below = isSync(context, starts, asyncName, isStatic) ? asyncNameOf(rule, asyncName) : null;
  return below !== null && isBoth(asyncName, below)
    ? `${asyncName}() may be the sync variant of ${below}() as well`
    : null;
}

/** The class or one above it registers the variant. */
function isRegisteredFor(
  { registrations, graph }: Context,
  node: ClassNode,
  asyncName: string,
  isStatic: boolean,
  withWritten: boolean,
): boolean {
  const { classes, writtenOn } = registrations;
  return [classes, ...(withWritten ? [writtenOn] : [])].some((each) => {
    const found = each.get(keyOf(asyncName, isStatic));
    return found !== undefined && graph.hierarchy.isAtOrBelow(node, found);
  });
}

/** By a fallback that is told to give an iterator. */
function isRegisteredIterator(context: Context, node: ClassNode, asyncName: string, isStatic: boolean): boolean {
  const { registrations } = context;
  const key = keyOf(asyncName, isStatic);
  const calls = [...registrations.calls].flatMap(([owner, all]) =>
    isAbove(context, owner, node) ? (all.get(key) ?? []) : [],
  );
  const facts = [...registrations.written].flatMap(([owner, all]) =>
    isAbove(context, owner, node) ? (all.get(key) ?? []) : [],
  );
  return calls.some(givesIterator) || facts.some(({ fact }) => fact.iterator === true);
}

function isAbove({ graph }: Context, owner: ClassNode, node: ClassNode): boolean {
  return graph.hierarchy.isAtOrBelow(node, new Set([owner]));
}

function ofOrmType({ profile }: Context, type: string, name: string, origin: string, isStatic = false): Pair | null {
  return Object.hasOwn(profile.types, type) ? pairOfTable(profile, type, name, origin, isStatic) : null;
}

function fromRoots(context: Context, node: ClassNode, name: string, isStatic: boolean): Pair | null {
  const { graph } = context;
  for (const root of graph.hierarchy.ormRoots(node)) {
    if (isStatic && !bearsStatic(graph, node, root.type, name)) continue;
    const pair = ofOrmType(context, root.type, name, root.origin, isStatic);
    if (pair) return pair;
  }
  return null;
}

function inheritedBy(context: Context, node: ClassNode, name: string, isStatic: boolean): Pair | null {
  const { graph } = context;
  if (node.fact.interface) return null;
  const bases = graph.hierarchy.bases(node).flatMap((base) => (base.kind === 'class' ? [base.class] : []));
  const declared =
    bases.length > 0 ? (fromCode(context, bases, name, isStatic) ?? fromSome(context, bases, name, isStatic)) : null;
  return declared ?? fromRoots(context, node, name, isStatic) ?? fromWritten(context, bases, name, isStatic);
}

/** A mixin overrides the pair of a base that has it, whatever else it is applied to. */
function fromSome(context: Context, bases: readonly ClassNode[], name: string, isStatic: boolean): Pair | null {
  if (bases.length < 2) return null;
  for (const base of bases) {
    const pair = fromCode(context, [base], name, isStatic);
    if (pair) return pair;
  }
  return null;
}

/** Nothing tells of the pair any more but a fallback that an earlier run wrote for it. */
function fromWritten(context: Context, starts: readonly ClassNode[], name: string, isStatic: boolean): Pair | null {
  return starts.length > 0 ? fromCode(context, starts, name, isStatic, true) : null;
}

function refusedFor(context: Context, node: ClassNode, name: string, isStatic: boolean): RefusedPair | null {
  const { graph } = context;
  const bases = graph.hierarchy.bases(node).flatMap((base) => (base.kind === 'class' ? [base.class] : []));
  const asyncName = bases.length > 0 ? asyncNameIn(graph, bases, name) : null;
  if (asyncName === null || !isSync(context, bases, name, isStatic)) return null;
  const refused = { sync: name, async: asyncName };
  const [objection] = bases.flatMap((each) => objections(context, each, name, asyncName, isStatic));
  if (objection !== undefined) return { ...refused, reason: `${asyncName}() ${objection}`, isAmbiguous: false };
  const reason = isAsync(context, bases, name, asyncName, isStatic, false)
    ? ambiguity(context, bases, name, asyncName, isStatic)
    : null;
  return reason === null ? null : { ...refused, reason, isAmbiguous: true };
}

function namesOfAll(context: Context) {
  const { graph } = context;
  context.names ??= collectNames(graph);
  return context.names;
}

function bearsAny(context: Context, node: ClassNode): boolean {
  const { bearing, graph } = context;
  if (node.fact.interface) return false;
  const found = bearing.get(node) ?? (graph.hierarchy.ormRoots(node).length > 0 || declaresAny(context, node));
  bearing.set(node, found);
  return found;
}

/** It, or a class above it, declares both sides of some pair. */
function declaresAny(context: Context, node: ClassNode): boolean {
  const { graph } = context;
  const above = new Set([node]);
  for (const each of above) {
    for (const { name, static: isStatic } of each.fact.members)
      if (name !== null && fromCode(context, [node], name, isStatic)) return true;
    for (const base of graph.hierarchy.bases(each)) if (base.kind === 'class') above.add(base.class);
  }
  return false;
}

/** It declares both sides of a pair, and inherits neither. */
function begins({ beginning, graph }: Context, node: ClassNode): boolean {
  let found = beginning.get(node);
  if (found === undefined) {
    found = beginningPairs(graph, node).length > 0;
    beginning.set(node, found);
  }
  return found;
}

/** An interface that says both bears the pair if all that implement it do. */
function ofInterface(context: Context, node: ClassNode, name: string): Pair | null {
  const { graph } = context;
  const pair = fromCode(context, [node], name, false);
  const below = pair ? graph.hierarchy.implementers(node) : [];
  return below.length > 0 && below.every((each) => borneBy(context, each, name, false)?.async === pair?.async)
    ? pair
    : null;
}

function borneBy(context: Context, node: ClassNode, name: string, isStatic: boolean): Pair | null {
  if (node.fact.interface) return ofInterface(context, node, name);
  return (
    fromCode(context, [node], name, isStatic) ??
    fromRoots(context, node, name, isStatic) ??
    fromWritten(context, [node], name, isStatic)
  );
}

/**
 * The bodies of pairs that the class declares and inherits from none: the sync one and the async one of each. A model with a
 * helper that has a variant, written by hand or as a mirror, is no beginning.
 */
export function beginningPairs(graph: Graph, node: ClassNode): readonly (readonly [FunctionNode, FunctionNode])[] {
  if (
    node.fact.interface ||
    graph.hierarchy.bases(node).some((base) => base.kind === 'class' && graph.pairs.bearsAny(base.class))
  )
    return [];
  if (graph.hierarchy.ormRoots(node).length > 0) return [];
  return node.fact.members.flatMap(({ name, static: isStatic, function: id }) => {
    const sync = id === null ? undefined : node.file.functions[id];
    if (name === null || !sync || !graph.pairs.borneBy(node, name, isStatic)) return [];
    if (graph.pairs.inheritedBy(node, name, isStatic)) return [];
    const asyncName = asyncNameOf(ruleOfClass(graph, node), name);
    const async = asyncName === null ? null : graph.hierarchy.own(node, asyncName, isStatic)?.function;
    return async && async.fact.mirror !== true ? [[sync, async] as const] : [];
  });
}

/** The one async name that a sync one has in all these classes. */
function asyncNameIn(graph: Graph, starts: readonly ClassNode[], name: string): string | null {
  const [found = null, ...others] = starts.map((node) => asyncNameOf(ruleOfClass(graph, node), name));
  return others.every((each) => each === found) ? found : null;
}
