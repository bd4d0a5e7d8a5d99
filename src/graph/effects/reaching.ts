/** What is known of who reaches the ORM while it is worked out, and how a value that is called may reach it. */
import type { Value } from '../../model/facts.ts';
import type { Primitives } from '../pairs/primitives.ts';
import { type CallNode, type FileNode, type FunctionNode, isInside } from '../project/nodes.ts';
import { type Parameter, defaultsOf, parameterOf } from '../project/parameters.ts';
import type { Graph } from '../project/questions.ts';
import { alternatives } from '../project/types.ts';
import type { Rounds } from '../solve/rounds.ts';
import type { Accessors } from './accessors.ts';
import type { Callbacks } from './callbacks.ts';
import type { Evidence } from './evidence.ts';
import type { ImplicitCalls } from './implicit-calls.ts';
import type { Role } from './roles.ts';

/** What the questions are asked about, and what has been found so far. */
export interface Reaching extends Accessors {
  readonly graph: Graph;
  readonly roleOf: (call: CallNode) => Role;
  readonly reaching: Set<FunctionNode>;
  /** By function, the functions around it (or itself) whose callbacks it calls, where those may reach the ORM. */
  readonly borrowing: Map<FunctionNode, Set<FunctionNode>>;
  readonly receiving: Set<Parameter>;
  readonly callbacks: Callbacks;
  readonly variantCallers: WeakMap<FunctionNode, boolean>;
  readonly reachingGroups: Set<readonly FunctionNode[]>;
  readonly askedGroups: Set<readonly FunctionNode[]>;
  readonly primitives: Primitives;
  readonly implicit: ImplicitCalls;
  /** Of each list that is asked about, the place of the first that reaches the ORM. */
  readonly firsts: Map<readonly FunctionNode[], number>;
  isSettled: boolean;
  readonly rounds: Rounds<FunctionNode>;
  readonly evidence: Evidence;
}

/** Whether the function is known to reach the ORM; whoever asks is looked at again when it is. */
export function isReaching(context: Reaching, node: FunctionNode): boolean {
  const { reaching, rounds } = context;
  if (reaching.has(node)) return true;
  rounds.ask(node);
  if (!node.file.external) return false;
  // Code of the ORM's packages takes part where the project comes to it.
  rounds.add(node);
  if (context.isSettled) rounds.run();
  return reaching.has(node);
}

/** The first function of a list that reaches the ORM; null if none is known to. */
export function firstReaching({ firsts, rounds }: Reaching, list: readonly FunctionNode[]): FunctionNode | null {
  const found = list[firsts.get(list) ?? list.length];
  if (!found) rounds.ask(list);
  return found ?? null;
}

/** What a call is: a parameter that its function does more with than to call it is no callback. */
export function classify({ roleOf, callbacks }: Reaching, call: CallNode): Role {
  const role = roleOf(call);
  return role.kind === 'callback' && !callbacks.isCallback(role.parameter) ? role.otherwise : role;
}

function isReceiving({ receiving, rounds }: Reaching, parameter: Parameter): boolean {
  if (receiving.has(parameter)) return true;
  rounds.ask(parameter);
  return false;
}

/** It calls callbacks of functions around it. */
export function isBorrower(node: FunctionNode, lenders: ReadonlySet<FunctionNode> = new Set()): boolean {
  return [...lenders].some((each) => each !== node);
}

/** Of those around it, without itself: what it is given itself its callers know. */
export function lendersOf({ rounds, borrowing }: Reaching, node: FunctionNode): readonly FunctionNode[] {
  rounds.ask(node.fact);
  return [...(borrowing.get(node) ?? [])].filter((each) => each !== node);
}

/**
 * The same of a function that no call runs, as an accessor or an iterator: whoever comes to it cannot know what was given to
 * the functions around it, whose callbacks it calls.
 */
export function isReachingUnasked(context: Reaching, node: FunctionNode): boolean {
  return isReaching(context, node) || lendersOf(context, node).length > 0;
}

/** How a value that is called may reach the ORM: by itself, and through the callbacks of which functions. */
export function reachOf(context: Reaching, value: Value, file: FileNode): Reach {
  const { callbacks, graph, evidence } = context;
  const parameter = parameterOf(value, file);
  if (parameter && callbacks.isCallback(parameter))
    return {
      itself: reachesByDefault(context, parameter),
      lenders: isReceiving(context, parameter) ? [parameter.function] : [],
    };
  const reaches = alternatives(graph.evaluate(value, file)).map((each): Reach => {
    if (each.kind === 'function')
      return { itself: isReaching(context, each.function), lenders: lendersOf(context, each.function) };
    return { itself: (each.kind === 'unknown' || each.kind === 'missing') && evidence.isEscaping(file), lenders: [] };
  });
  return { itself: reaches.some(({ itself }) => itself), lenders: reaches.flatMap(({ lenders }) => lenders) };
}

function reachesByDefault(context: Reaching, parameter: Parameter): boolean {
  return defaultsOf(parameter).some((each) => reachOf(context, each, parameter.function.file).itself);
}

/** All that a call runs and that may reach the ORM: what is given to what it calls, and that itself. */
export function reachesOf(context: Reaching, call: CallNode): readonly Reach[] {
  const { callbacks } = context;
  const role = classify(context, call);
  switch (role.kind) {
    case 'callback': {
      const { parameter } = role;
      return [
        {
          itself: reachesByDefault(context, parameter),
          lenders: isReceiving(context, parameter) ? [parameter.function] : [],
        },
      ];
    }
    case 'project':
      return [
        ...role.targets.map((each): Reach => ({ itself: false, lenders: lendersOf(context, each) })),
        ...callbacks.given(call).map(({ value }) => reachOf(context, value, call.file)),
      ];
    case 'iteration': {
      const callback = call.fact.arguments[role.callback];
      return callback && !callback.spread ? [reachOf(context, callback.value, call.file)] : [];
    }
    case 'orm':
    case 'orm-function':
      return role.awaitsCallbacks ? call.fact.arguments.map(({ value }) => reachOf(context, value, call.file)) : [];
    default:
      return [];
  }
}

/** By itself, or by a callback of a function that is over, or has not begun, when the code in `within` runs. */
export function reachesFrom(within: FunctionNode, { itself, lenders }: Reach): boolean {
  return itself || lenders.some((each) => !isWithin(within, each));
}

/** Whether any function of a list, which no call runs, reaches the ORM, without a look at each where the list is that of a group. */
export function isSomeReaching(context: Reaching, nodes: readonly FunctionNode[]): boolean {
  const { reachingGroups, isGroup, askedGroups, reaching, borrowing, rounds } = context;
  if (reachingGroups.has(nodes)) return true;
  if (!isGroup(nodes)) return nodes.some((node) => isReachingUnasked(context, node));
  if (!askedGroups.has(nodes)) {
    askedGroups.add(nodes);
    // It may be asked about for the first time after one of them was found.
    if (nodes.some((each) => reaching.has(each) || isBorrower(each, borrowing.get(each)))) reachingGroups.add(nodes);
    if (reachingGroups.has(nodes)) return true;
  }
  rounds.ask(nodes);
  return false;
}

/** How something that is called may reach the ORM. */
interface Reach {
  /** Whoever calls it. */
  readonly itself: boolean;
  /** Functions around it whose callbacks it calls. */
  readonly lenders: readonly FunctionNode[];
}

/** The code is the function's own, or stands in it. */
export function isWithin(node: FunctionNode, outer: FunctionNode): boolean {
  return node === outer || isInside(node, outer);
}
