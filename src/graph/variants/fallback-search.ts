/** The search for a fallback that code comes to: through what will be its async variants, and through async code as it is. */
import type { Value } from '../../model/facts.ts';
import type { Effects } from '../effects/effects.ts';
import { describedRuns } from '../pairs/described-runs.ts';
import {
  instanceRuns,
  modelOfReceiver,
  overridesNamed,
  overridesUnder,
  receiverOf,
  type Run,
  runsOf,
} from '../pairs/model-runs.ts';
import { possibleSyncNames } from '../pairs/naming.ts';
import type { CallNode, ClassNode, FunctionNode } from '../project/nodes.ts';
import type { Definition, Graph, Pair } from '../project/questions.ts';
import { siblingVariant } from '../pairs/siblings.ts';
import { pairOfTableAs } from '../pairs/table-pairs.ts';
import type { Variants } from './translation.ts';
import { alternatives, type Type, withoutNullish } from '../project/types.ts';

export interface FallbackCall {
  readonly call: CallNode;
  /** The override that falls back; null where the call itself is a sync one in async code. */
  readonly definition: Definition | null;
}

export interface FallbackSearch {
  readonly found: FallbackCall | null;
  /** The overrides that were looked at: what was found rests on what becomes of them. */
  readonly looked: ReadonlySet<FunctionNode>;
}

interface Context {
  readonly graph: Graph;
  readonly effects: Effects;
  readonly variants: Pick<Variants, 'fallsBack'>;
  /** A call of which too little is known counts, where any override that it may mean is a fallback. */
  readonly isStrict: boolean;
}

interface Item {
  readonly node: FunctionNode;
  /** It is async code that runs as it is; otherwise an async variant is made of it. */
  readonly isWritten: boolean;
  /** The model that an operation of a manager was called for, in the operation's own code. */
  readonly model: ClassNode | null;
}

/** What a call may run, as far as it is about overrides. */
interface Reached {
  readonly runs: readonly Run[];
  readonly model: ClassNode | null;
}

const NOTHING: Reached = { runs: [], model: null };

/**
 * The first call in a function, or in what it calls, that comes to a fallback.
 *
 * @param isWritten the function is async code already
 */
export function searchFallback(context: Context, start: FunctionNode, isWritten: boolean): FallbackSearch {
  return search(context, [{ node: start, isWritten, model: null }]);
}

/** The same for a single call in async code. */
export function searchFallbackAt(context: Context, call: CallNode): FallbackSearch {
  const queue: Item[] = [];
  const looked = new Set<FunctionNode>();
  const reached = writtenCall(context, call, null);
  const add = (item: Item): void => void queue.push(item);
  const found = syncCall(context, call) ?? consider(context, call, reached, looked, add);
  return found ? { found, looked } : search(context, queue, looked);
}

function search(context: Context, starts: readonly Item[], looked = new Set<FunctionNode>()): FallbackSearch {
  const { graph, effects } = context;
  const queue: Item[] = [];
  const add = (item: Item): void => {
    const isKnown = (each: Item): boolean =>
      each.node === item.node && each.isWritten === item.isWritten && each.model === item.model;
    if (item.node.fact.hasBody && !queue.some(isKnown)) queue.push(item);
  };
  starts.forEach(add);

  for (const item of queue) {
    const { node, isWritten, model } = item;
    for (const call of node.calls) {
      const reached = isWritten ? writtenCall(context, call, model) : translatedCall(context, call, model);
      const found = (isWritten && syncCall(context, call)) || consider(context, call, reached, looked, add);
      if (found) return { found, looked };
      for (const next of isWritten ? graph.targetsOf(call) : []) add({ node: next, isWritten, model });
      const role = isWritten ? null : effects.classify(call);
      for (const target of role?.kind === 'project' ? role.targets : []) {
        const sibling = siblingVariant(graph, target);
        if (sibling) add({ node: sibling, isWritten: true, model });
        else if (effects.needsVariant(target) && !target.file.external) add({ node: target, isWritten, model });
      }
    }
    for (const each of node.nested) if (isWritten || effects.mayReach(each)) add({ node: each, isWritten, model });
  }
  return { found: null, looked };
}

function consider(
  { graph, variants }: Context,
  call: CallNode,
  { runs, model }: Reached,
  looked: Set<FunctionNode>,
  add: (item: Item) => void,
): FallbackCall | null {
  for (const { definition, pair } of runs) {
    const name = definition.member?.name ?? definition.assigned?.name;
    if (definition.function && name === pair.sync) looked.add(definition.function);
    if (variants.fallsBack(definition, pair)) return { call, definition };
    const isStatic = definition.member?.static ?? definition.assigned?.static ?? false;
    const own = graph.hierarchy.own(definition.class, pair.async, isStatic);
    if (own?.function) add({ node: own.function, isWritten: true, model });
    else if (!own && definition.function && !definition.class.file.external)
      add({ node: definition.function, isWritten: false, model });
  }
  return null;
}

/** A sync call, of which an async one will be made. */
function translatedCall({ graph, effects }: Context, call: CallNode, model: ClassNode | null): Reached {
  const role = effects.classify(call);
  if (role.kind !== 'orm') return NOTHING;
  const { pair } = role;
  const own = role.definitions.map((definition) => ({ definition, pair }));
  const receiver = receiverOf(call);
  if (!receiver) return { runs: own, model };
  const reached = alternatives(withoutNullish(graph.evaluate(receiver.value, call.file))).map((type) =>
    throughOrm(graph, call, type, pair, model),
  );
  return {
    runs: [...own, ...reached.flatMap(({ runs }) => runs)],
    model: reached.find((each) => each.model !== null)?.model ?? model,
  };
}

/** What the ORM itself runs for an operation on a value of that type. */
function throughOrm(graph: Graph, call: CallNode, type: Type, pair: Pair, outer: ClassNode | null): Reached {
  const receiver = receiverOf(call);
  if (!receiver) return NOTHING;
  const model = modelOfReceiver(graph, receiver.value, type, call.file) ?? outer;
  if (type.kind === 'orm' || type.kind === 'orm-class') {
    const isAny = type.kind === 'orm' && !receiver.isExact && model === null;
    const below = isAny ? overridesUnder(graph, type.type, pair.sync) : [];
    return { runs: [...below, ...instanceRuns(graph, type.type, pair.sync, model)], model };
  }
  if (type.kind !== 'instance' && type.kind !== 'class') return { runs: [], model };
  const isStatic = type.kind === 'class';
  const definitions = graph.hierarchy.lookUp(type.class, pair.sync, isStatic);
  const described =
    pair.ormType !== null && definitions.length === 0
      ? describedRuns(graph, { type: pair.ormType, sync: pair.sync, node: type.class, isStatic, model })
      : null;
  if (described) return { runs: described, model };
  const isUnread = definitions.length === 0 || definitions.some((each) => isUnreadable(graph, each, pair, isStatic));
  return { runs: isUnread ? instanceRuns(graph, pair.ormType, pair.sync, model) : [], model };
}

/** Declared in a package, whose code cannot be seen. */
function isUnreadable(graph: Graph, { class: owner }: Definition, pair: Pair, isStatic: boolean): boolean {
  const own = graph.hierarchy.own(owner, pair.async, isStatic);
  return owner.file.external && own?.function?.fact.hasBody !== true;
}

/** A sync operation in async code runs on the sync connection. */
function syncCall({ effects }: Context, call: CallNode): FallbackCall | null {
  if (call.file.external) return null;
  const role = effects.classify(call);
  return role.kind === 'orm' && !call.fact.awaited && role.pair.returns !== 'iterator'
    ? { call, definition: null }
    : null;
}

/** A call in async code: `x.asave()`. */
function writtenCall({ graph, isStrict }: Context, call: CallNode, model: ClassNode | null): Reached {
  const { callee } = call.fact;
  const { profile } = graph.project;
  const name = callee.kind === 'member' ? callee.name : null;
  const receiver = receiverOf(call);
  if (name === null || !receiver) return NOTHING;
  const types = alternatives(withoutNullish(graph.evaluate(receiver.value, call.file)));
  const reached = (types.length === 0 ? [null] : types).map((type): Reached => {
    if (type?.kind === 'instance' || type?.kind === 'class') {
      const isStatic = type.kind === 'class';
      const pair = graph.pairs.borneAs(type.class, name, isStatic);
      if (!pair) return NOTHING;
      const { runs, model: given } = throughOrm(graph, call, type, pair, model);
      const made = madeOf(graph, call, receiver.value, type.class, model);
      return {
        runs: [...variantsOn(graph, made, pair, isStatic, receiver.isExact || !isStrict), ...runs],
        model: given,
      };
    }
    if (type?.kind === 'orm') {
      const pair = pairOfTableAs(profile, type.type, name, type.origin);
      return pair && Object.hasOwn(profile.types, type.type) ? throughOrm(graph, call, type, pair, model) : NOTHING;
    }
    const isUnknown = type === null || type.kind === 'unknown' || type.kind === 'missing';
    if (!isUnknown || (!isStrict && model === null)) return NOTHING;
    const runs = possibleSyncNames(profile, name).filter((each) => overridesNamed(graph, each).length > 0);
    return { runs: runs.flatMap((each) => runsOf(graph, each, model)), model: null };
  });
  return {
    runs: reached.flatMap(({ runs }) => runs),
    model: reached.find((each) => each.model !== null)?.model ?? null,
  };
}

/** `new this.model()` in an operation's own code is one of the model that it was called for. */
function madeOf(
  { hierarchy }: Graph,
  { file }: CallNode,
  receiver: Value,
  node: ClassNode,
  model: ClassNode | null,
): ClassNode {
  const held = receiver.kind === 'binding' ? (file.facts.bindings[receiver.binding]?.values ?? []) : [receiver];
  const isMade = held.every((each) => {
    const made = each.kind === 'call' ? file.calls[each.call]?.fact : undefined;
    return made?.isNew === true && made.callee.kind === 'member';
  });
  return isMade && held.length > 0 && model && hierarchy.isBelow(model, node) ? model : node;
}

/** The overrides whose async variants a call on an object of the class may run, unless one below them has its own. */
function variantsOn(graph: Graph, node: ClassNode, pair: Pair, isStatic: boolean, isExact: boolean): readonly Run[] {
  const classes = isExact ? [node] : [node, ...graph.hierarchy.descendants(node)];
  const found = classes.flatMap((each) => {
    const written = graph.hierarchy.lookUp(each, pair.async, isStatic);
    return graph.hierarchy.lookUp(each, pair.sync, isStatic).map((definition): Definition => {
      const nearer = written.find(({ class: owner }) =>
        graph.hierarchy.lookUp(owner, pair.sync, isStatic).some((above) => above.class === definition.class),
      );
      return nearer && nearer.class !== definition.class ? nearer : definition;
    });
  });
  return [...new Set(found)].map((definition) => ({ definition, pair }));
}
