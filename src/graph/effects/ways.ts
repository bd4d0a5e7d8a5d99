/** Ways to the ORM: through which functions and by which call a function reaches it, for people who ask why. */
import type { Role } from './roles.ts';
import type { CallNode, FunctionNode } from '../project/nodes.ts';

export interface Way {
  /** Functions on the way, outermost first; without the one that was asked about. */
  readonly through: readonly FunctionNode[];
  /** The call at its end; null where no call does it, but an iteration or a conversion. */
  readonly call: CallNode | null;
  /** The call is proven to be the ORM's; else it only may be. */
  readonly certain: boolean;
}

export interface Questions {
  classify(call: CallNode): Role;
  reaches(node: FunctionNode): boolean;
  needsVariant(node: FunctionNode): boolean;
  callReaches(call: CallNode): boolean;
}

export interface Ways {
  /** The shortest way from a function to the ORM; to a call that may be the ORM's only if there is no other. */
  wayFrom(start: FunctionNode): Way;
  /** The same as `certain` of the way, without looking for it. */
  isCertain(start: FunctionNode): boolean;
}

/** How far it is to the nearest function that makes such a call. */
type Distances = ReadonlyMap<FunctionNode, number>;

/** What the questions of this file are asked about, and what they remember. */
interface Context {
  readonly effects: Questions;
  readonly reaching: ReadonlySet<FunctionNode>;
  readonly calls: { certain: Map<FunctionNode, CallNode | null>; uncertain: Map<FunctionNode, CallNode | null> };
  readonly nextSteps: WeakMap<Distances, Map<FunctionNode, FunctionNode>>;
  distances: { readonly certain: Distances; readonly uncertain: Distances } | null;
}

/**
 * Distances are found for all functions at once, by a walk back from the calls, breadth first: in the time of the calls. A way
 * is then followed down, always by the first step that comes nearer.
 *
 * @param reaching the functions that reach the ORM
 */
export function createWays(effects: Questions, reaching: ReadonlySet<FunctionNode>): Ways {
  const calls = {
    certain: new Map<FunctionNode, CallNode | null>(),
    uncertain: new Map<FunctionNode, CallNode | null>(),
  };
  const nextSteps = new WeakMap<Distances, Map<FunctionNode, FunctionNode>>();
  const context: Context = { effects, reaching, calls, nextSteps, distances: null };

  return {
    wayFrom(start) {
      const { certain, uncertain } = measure(context);
      const found = follow(context, start, certain, (node) => certainCall(context, node));
      if (found) return { ...found, certain: true };
      const guess = follow(context, start, uncertain, (node) => uncertainCall(context, node));
      return guess ? { ...guess, certain: false } : { through: [], call: null, certain: true };
    },
    isCertain(start) {
      const { certain, uncertain } = measure(context);
      if (!reaching.has(start))
        return (
          follow(context, start, certain, (node) => certainCall(context, node)) !== null ||
          !follow(context, start, uncertain, (node) => uncertainCall(context, node))
        );
      return certain.has(start) || !uncertain.has(start);
    },
  };
}

function measure(context: Context): { readonly certain: Distances; readonly uncertain: Distances } {
  const { reaching } = context;
  if (context.distances) return context.distances;
  const callers = new Map<FunctionNode, FunctionNode[]>();
  for (const node of reaching) {
    for (const next of reachedFrom(context, node)) {
      const list = callers.get(next);
      if (list) list.push(node);
      else callers.set(next, [node]);
    }
  }
  const nodes = [...reaching];
  context.distances = {
    certain: distancesTo(
      nodes.filter((node) => certainCall(context, node)),
      callers,
    ),
    uncertain: distancesTo(
      nodes.filter((node) => uncertainCall(context, node)),
      callers,
    ),
  };
  return context.distances;
}

function certainCall({ calls, effects }: Context, node: FunctionNode): CallNode | null {
  return firstCall(node, calls.certain, (call) => {
    const { kind } = effects.classify(call);
    return kind === 'orm' || kind === 'orm-function';
  });
}

function uncertainCall({ calls, effects }: Context, node: FunctionNode): CallNode | null {
  return firstCall(node, calls.uncertain, (call) => {
    const { kind } = effects.classify(call);
    return kind !== 'project' && kind !== 'iteration' && effects.callReaches(call);
  });
}

function reachedFrom({ effects }: Context, node: FunctionNode): readonly FunctionNode[] {
  const called = node.calls.flatMap((call) => {
    const role = effects.classify(call);
    return role.kind === 'project' ? role.targets.filter((each) => effects.needsVariant(each)) : [];
  });
  return [...called, ...node.nested.filter((each) => effects.reaches(each))];
}

function follow(
  context: Context,
  start: FunctionNode,
  known: Distances,
  callOf: (node: FunctionNode) => CallNode | null,
): Omit<Way, 'certain'> | null {
  const through: FunctionNode[] = [];
  let node = start;
  for (let distance = callOf(start) ? 0 : distanceFrom(context, start, known); distance > 0; distance -= 1) {
    const next = stepFrom(context, node, known, distance);
    if (!next) return null;
    if (next.parent !== node) through.push(next);
    node = next;
  }
  const call = callOf(node);
  return call ? { through, call } : null;
}

/** The first step that comes nearer. */
function stepFrom(context: Context, node: FunctionNode, known: Distances, distance: number): FunctionNode | undefined {
  const { nextSteps } = context;
  const steps = nextSteps.get(known) ?? new Map<FunctionNode, FunctionNode>();
  nextSteps.set(known, steps);
  const next = steps.get(node) ?? reachedFrom(context, node).find((each) => (known.get(each) ?? Infinity) < distance);
  if (next) steps.set(node, next);
  return next;
}

/** Of any function, those that do not reach the ORM included. */
function distanceFrom(context: Context, start: FunctionNode, known: Distances): number {
  const { reaching } = context;
  const found = known.get(start);
  if (found !== undefined || reaching.has(start)) return found ?? 0;
  const nearest = reachedFrom(context, start).reduce(
    (least, each) => Math.min(least, known.get(each) ?? Infinity),
    Infinity,
  );
  return nearest === Infinity ? 0 : nearest + 1;
}

/** Looks once. */
function firstCall(
  node: FunctionNode,
  known: Map<FunctionNode, CallNode | null>,
  passes: (call: CallNode) => boolean,
): CallNode | null {
  let found = known.get(node);
  if (found === undefined) {
    found = node.calls.find(passes) ?? null;
    known.set(node, found);
  }
  return found;
}

function distancesTo(
  ends: readonly FunctionNode[],
  callers: ReadonlyMap<FunctionNode, readonly FunctionNode[]>,
): Distances {
  const distances = new Map(ends.map((node) => [node, 0]));
  for (const [node, distance] of distances) {
    for (const caller of callers.get(node) ?? []) if (!distances.has(caller)) distances.set(caller, distance + 1);
  }
  return distances;
}
