/** Where a function makes an async ORM call itself: one that needs a connection of the current context. */
import type { Position, Value } from '../../../model/facts.ts';
import type { Returns, Profile } from '../../../model/profile.ts';
import { syncNamesOf } from '../../../model/variant-names.ts';
import { lookUpOwn } from '../../../collections.ts';
import type { Graph } from '../../../graph/project/questions.ts';
import { isQuery } from '../../../graph/types/iterables.ts';
import type { CallNode, ClassNode, FileNode, FunctionNode, ObjectNode } from '../../../graph/project/nodes.ts';
import { isPackage } from '../../../graph/project/exports.ts';
import { possibleSyncNames, ruleOfOthers } from '../../../graph/pairs/naming.ts';
import { pairOfTableAs } from '../../../graph/pairs/table-pairs.ts';
import { alternatives, type Type, withoutNullish } from '../../../graph/project/types.ts';

export interface OrmUse {
  readonly position: Position;
  /** Source text of the call, shortened: `Book.objects.aget()`. */
  readonly text: string;
  /** Every value that the receiver can have bears the pair. */
  readonly proven: boolean;
  /** What the reading rests on that could not be seen. */
  readonly assumption: string | null;
  /** It stands in a parameter default, which no wrapper of the body can cover. */
  readonly inDefault: boolean;
  /** It gives an async iterator, and works on the database only while that is iterated over. */
  readonly isLazy: boolean;
}

/** Of the runtime: the rows of a query, as a list. */
const COLLECT = 'collect';

export interface OrmUses {
  of(node: FunctionNode): readonly OrmUse[];
  /** The use that a call is; null if it is none. */
  ofCall(call: CallNode): OrmUse | null;
  /** The class is the ORM's or a model: it bears pairs. */
  isOrmClass(node: ClassNode): boolean;
}

type Reading = { readonly assumption: string | null; readonly returns: Returns } | 'unknown' | null;

/** What the questions of this file are asked about, and what they remember. */
interface Context {
  readonly graph: Graph;
  readonly nonOrmPackages: readonly string[];
  readonly profile: Profile;
  readonly known: Map<FunctionNode, readonly OrmUse[]>;
  readonly byCall: Map<CallNode, OrmUse | null>;
  readonly ormClasses: Map<ClassNode, boolean>;
}

/** @param nonOrmPackages packages that the project says never touch the ORM */
export function createOrmUses(graph: Graph, nonOrmPackages: readonly string[]): OrmUses {
  const { profile } = graph.project;
  const known = new Map<FunctionNode, readonly OrmUse[]>();
  const byCall = new Map<CallNode, OrmUse | null>();
  const ormClasses = new Map<ClassNode, boolean>();
  const context: Context = { graph, nonOrmPackages, profile, known, byCall, ormClasses };

  return {
    of: (node) => of(context, node),
    ofCall: (call) => ofCall(context, call),
    isOrmClass: (node) => isOrmClass(context, node),
  };
}

function of(context: Context, node: FunctionNode): readonly OrmUse[] {
  const { known } = context;
  let uses = known.get(node);
  if (!uses) {
    uses = [...node.calls.flatMap((call) => ofCall(context, call) ?? []), ...queriesIn(context, node)].sort(inOrder);
    known.set(node, uses);
  }
  return uses;
}

function ofCall(context: Context, call: CallNode): OrmUse | null {
  const { byCall } = context;
  const found = byCall.get(call);
  if (found !== undefined) return found;
  const use = callUse(context, call);
  byCall.set(call, use);
  return use;
}

function callUse(context: Context, call: CallNode): OrmUse | null {
  const { profile, graph } = context;
  const { awaited } = call.fact;
  if (runsQuery(context, call)) return use(call, { proven: true, assumption: null, isLazy: false });
  const callee = aliased(call);
  if (callee.kind !== 'member') return functionUse(context, call);
  const { name } = callee;
  if (name === null || possibleSyncNames(profile, name).length === 0)
    return callee === call.fact.callee ? null : functionUse(context, call);
  const types = alternatives(withoutNullish(graph.evaluate(callee.object, call.file)));
  const readings = types.length === 0 ? (['unknown'] as const) : types.map((type) => readReceiver(context, type, name));
  const certain = readings.filter((each) => each !== null && each !== 'unknown');
  if (certain.length > 0) {
    const assumption = certain.find((each) => each.assumption !== null)?.assumption ?? null;
    const isLazy = certain.some((each) => each.returns === 'iterator');
    return use(call, { proven: certain.length === readings.length, assumption, isLazy });
  }
  if (callee !== call.fact.callee) return functionUse(context, call);
  if (!readings.includes('unknown') || !awaited || !graph.pairs.asyncNames.has(name)) return null;
  const assumption = `${call.fact.text} at line ${String(call.fact.position.line)} is an ORM call, although its receiver could not be resolved`;
  return use(call, { proven: false, assumption, isLazy: false });
}

function use(call: CallNode, rest: Pick<OrmUse, 'proven' | 'assumption' | 'isLazy'>): OrmUse {
  const { position, text, obstacle } = call.fact;
  return { position, text, ...rest, inDefault: obstacle?.blocker === 'parameter-default' };
}

/** Whether a value bears the pair of an async name. */
function readReceiver(context: Context, type: Type, name: string): Reading {
  const { graph, profile } = context;
  if (type.kind === 'instance' || type.kind === 'class') {
    const pair = graph.pairs.borneAs(type.class, name, type.kind === 'class');
    if (pair) {
      const assumption = pair.assumedFrom === null ? null : bears(pair.assumedFrom, pair.sync, pair.async);
      return { assumption, returns: pair.returns };
    }
    return graph.hierarchy.unknownBases(type.class).length > 0 ? 'unknown' : null;
  }
  if (type.kind === 'orm') {
    const pair = pairOfTableAs(profile, type.type, name, type.origin);
    return pair && { assumption: bears(type.origin, pair.sync, pair.async), returns: pair.returns };
  }
  if (type.kind === 'object') {
    const returns = syncNamesBeside(context, type.object, name)
      .map((sync) => pairOfProfile(context, type.object.file.external, sync))
      .find((each) => each !== undefined);
    return returns === undefined ? null : { assumption: null, returns };
  }
  return type.kind === 'unknown' || type.kind === 'missing' ? 'unknown' : null;
}

/** `const transaction = { atomic(f) {…}, async aatomic(f) {…} }` */
function syncNamesBeside({ profile }: Context, { fact }: ObjectNode, name: string): readonly string[] {
  const has = (wanted: string): boolean => fact.members.some((each) => each.name === wanted);
  return has(name) ? syncNamesOf(ruleOfOthers(profile), name).filter(has) : [];
}

/** An object of the project that has a pair may be anything; with the name of one of the ORM's objects it is the ORM's. */
function pairOfProfile({ profile }: Context, isInstalled: boolean, sync: string): Returns | undefined {
  const types = [...Object.values(profile.objects), ...(isInstalled ? Object.values(profile.types) : [])];
  return types.map((type) => lookUpOwn(type.pairs, sync)).find((each) => each !== undefined);
}

/** `await collect(query)` of the runtime and `await Array.fromAsync(query)`. */
function runsQuery(context: Context, { fact, file }: CallNode): boolean {
  const { graph } = context;
  const [first] = fact.arguments;
  if (!first || first.spread || !isCollecting(context, fact.callee, file)) return false;
  const type = withoutNullish(graph.evaluate(first.value, file));
  return isQuery(graph, type) && alternatives(type).every((type) => isOrmValue(context, type));
}

function isCollecting({ graph }: Context, callee: Value, file: FileNode): boolean {
  if (callee.kind === 'binding') return file.facts.bindings[callee.binding]?.import?.name === COLLECT;
  if (callee.kind !== 'member') return false;
  const { name, object } = callee;
  if (name === 'fromAsync') return object.kind === 'global' && object.name === 'Array';
  return name === COLLECT && ['external', 'namespace', 'missing'].includes(graph.evaluate(object, file).kind);
}

/** `await agetObjectOr404(Book, …)`, imported from a package. */
function functionUse(context: Context, call: CallNode): OrmUse | null {
  const { graph, profile, nonOrmPackages } = context;
  const type = withoutNullish(graph.evaluate(call.fact.callee, call.file));
  if (type.kind !== 'external') return null;
  const name = type.path.at(-1) ?? '';
  const sync = syncNamesOf(ruleOfOthers(profile), name);
  if (sync.every((each) => lookUpOwn(profile.functions, each) === undefined)) return null;
  if ([...profile.nonOrmPackages, ...nonOrmPackages].some((each) => isPackage(type.module, each))) return null;
  return use(call, { proven: true, assumption: `\`${name}\` from '${type.module}' is the ORM's`, isLazy: false });
}

function queriesIn(context: Context, node: FunctionNode): readonly OrmUse[] {
  const { graph } = context;
  return node.fact.iterations.flatMap((each): OrmUse[] => {
    if (each.construct !== 'for-await') return [];
    const type = withoutNullish(graph.evaluate(each.value, node.file));
    if (!isQuery(graph, type) || !alternatives(type).every((type) => isOrmValue(context, type))) return [];
    return [
      {
        position: each.position,
        text: `for await (… of ${each.text})`,
        proven: true,
        assumption: null,
        inDefault: false,
        isLazy: false,
      },
    ];
  });
}

/** Not every class that can be iterated over asynchronously is a query. */
function isOrmValue(context: Context, type: Type): boolean {
  return type.kind === 'orm' || (type.kind === 'instance' && isOrmClass(context, type.class));
}

function isOrmClass({ ormClasses, graph }: Context, node: ClassNode): boolean {
  const found = ormClasses.get(node);
  if (found !== undefined) return found;
  const isOrm =
    graph.hierarchy.ormRoots(node).length > 0 ||
    [...graph.pairs.syncNames].some(
      (name) => graph.pairs.borneBy(node, name, false) ?? graph.pairs.borneBy(node, name, true),
    );
  ormClasses.set(node, isOrm);
  return isOrm;
}

/** What is called: `transaction.aatomic` for `aatomic` in `const { aatomic } = transaction`. */
function aliased({ fact, file }: CallNode): Value {
  const { callee } = fact;
  const binding = callee.kind === 'binding' ? file.facts.bindings[callee.binding] : undefined;
  const [value] = binding?.values ?? [];
  return binding?.values.length === 1 && value?.kind === 'member' ? value : callee;
}

function inOrder({ position: a }: OrmUse, { position: b }: OrmUse): number {
  return a.line - b.line || a.column - b.column;
}

function bears(origin: string, sync: string, async: string): string {
  return `\`${origin}\` bears ${sync}/${async}`;
}
