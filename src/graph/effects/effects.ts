/**
 * Effects: which functions reach a synchronous ORM call, over the whole project. A least fixpoint: a function reaches the
 * ORM if one of its calls, reads or nested functions does (semantics, section 5).
 */
import type { AccessFact, Value } from '../../model/facts.ts';
import { withOverrides } from '../pairs/overrides.ts';
import { createPrimitives } from '../pairs/primitives.ts';
import { nameOfFunction } from '../pairs/siblings.ts';
import { exportedNames } from '../project/file-index.ts';
import type { CallNode, FileNode, FunctionNode } from '../project/nodes.ts';
import { type Parameter, parameterAt } from '../project/parameters.ts';
import type { Graph } from '../project/questions.ts';
import { createRounds } from '../solve/rounds.ts';
import { isStored } from '../values/escapes.ts';
import { createAccessors } from './accessors.ts';
import { type Given, createCallbacks } from './callbacks.ts';
import { callReaches, check, functionsNamed, lendersNamed, needsVariant } from './check.ts';
import { createCompanies } from './companies.ts';
import { type Deferral, createDeferrals } from './deferrals.ts';
import { createEvidence } from './evidence.ts';
import { type ImplicitCalls, createImplicitCalls } from './implicit-calls.ts';
import {
  type Reaching,
  classify,
  firstReaching,
  isBorrower,
  isReaching,
  isReachingUnasked,
  isWithin,
  lendersOf,
  reachOf,
  reachesOf,
} from './reaching.ts';
import { type Receiver, findReceivers } from './receivers.ts';
import type { Role } from './roles.ts';
import { type Way, createWays } from './ways.ts';

export interface Effects {
  readonly classify: (call: CallNode) => Role;
  reaches(node: FunctionNode): boolean;
  /** The same of what no call runs, as an accessor: by callbacks of functions around it as well. */
  reachesUnasked(node: FunctionNode): boolean;
  /** It is what sync variants of the ORM work with, and async ones do not. */
  isPrimitive(node: FunctionNode): boolean;
  /** It reaches the ORM, or may do so through a callback of its own or of a function around it. */
  mayReach(node: FunctionNode): boolean;
  /** The functions around it by whose callbacks it may reach the ORM. */
  borrowsFrom(node: FunctionNode): readonly FunctionNode[];
  /** Somewhere the parameter is given a function that may reach the ORM. */
  receives(parameter: Parameter): boolean;
  /** All that its function does with the parameter is to call it, or to give it to another that does. */
  isCallback(parameter: Parameter): boolean;
  /** What a call gives to functions of the project that only call it. */
  given(call: CallNode): readonly Given[];
  /** What is given may reach the ORM when it is called. */
  valueMayReach(value: Value, file: FileNode): boolean;
  /** A call of it has to become a call of its async variant. */
  needsVariant(node: FunctionNode): boolean;
  /** The call, by itself or through what it runs, reaches the ORM. */
  callReaches(call: CallNode): boolean;
  /** Accessors that a read or write runs. */
  accessors(node: FunctionNode, access: AccessFact): readonly FunctionNode[];
  /** Setters that a function of the language may run, as `Object.assign(o, data)` does. */
  settersBy(call: CallNode): readonly FunctionNode[];
  /** What decorators put around a method that is called, and what they leave for the construction of an object. */
  decoratedBy(call: CallNode): readonly FunctionNode[];
  /** Functions that reach the ORM and that a construct runs without a call. */
  readonly implicit: ImplicitCalls;
  /** Functions that a name or member stands for, where it is used as a value. */
  functionsNamed(node: FunctionNode, access: AccessFact): readonly FunctionNode[];
  /** How a function that reaches the ORM does so. */
  wayFrom(node: FunctionNode): Way;
  /** It does so by a call that is proven to be the ORM's, or by no call at all. */
  hasCertainWay(node: FunctionNode): boolean;
  /** What the call leaves for later; null if that is nothing. */
  deferral(call: CallNode): Deferral | null;
  /** A function that may be met in the file and reaches the ORM goes by that name. */
  isReachingName(name: string, file: FileNode): boolean;
  /** Functions of the project that the ORM keeps and runs, and that reach it. */
  readonly receivers: readonly Receiver[];
}

export function createEffects(graph: Graph, roleOf: (call: CallNode) => Role): Effects {
  const context = createContext(graph, roleOf);
  settle(context);
  const { reaching, borrowing, receiving, callbacks, accessors, primitives, implicit, evidence } = context;
  const classified = (call: CallNode): Role => classify(context, call);
  const reaches = (node: FunctionNode): boolean => isReaching(context, node);
  const needs = (node: FunctionNode): boolean => needsVariant(context, node);
  const callReachesIt = (call: CallNode): boolean => callReaches(context, call);
  const ways = createWays({ classify: classified, reaches, needsVariant: needs, callReaches: callReachesIt }, reaching);
  let receivers: readonly Receiver[] | null = null;

  return {
    classify: classified,
    deferral: createDeferrals(graph, classified).deferral,
    wayFrom: ways.wayFrom,
    hasCertainWay: ways.isCertain,
    reaches,
    reachesUnasked: (node) => isReachingUnasked(context, node),
    isPrimitive: primitives.has,
    mayReach: (node) => reaches(node) || borrowing.has(node),
    borrowsFrom: (node) => lendersOf(context, node),
    receives: (parameter) => receiving.has(parameter),
    isCallback: callbacks.isCallback,
    given: callbacks.given,
    valueMayReach(value, file) {
      const { itself, lenders } = reachOf(context, value, file);
      return itself || lenders.length > 0;
    },
    needsVariant: needs,
    callReaches: callReachesIt,
    accessors,
    settersBy: context.settersBy,
    decoratedBy: context.decoratedBy,
    implicit,
    functionsNamed: (node, access) => functionsNamed(context, node, access),
    get receivers() {
      receivers ??= findReceivers(graph, { classify: classified, reaches, isCallback: callbacks.isCallback });
      return receivers;
    },
    isReachingName: evidence.isReachingName,
  };
}

function createContext(graph: Graph, roleOf: (call: CallNode) => Role): Reaching {
  const companies = createCompanies(graph);
  const rounds = createRounds((node: FunctionNode) => {
    look(context, node);
  });
  const context: Reaching = {
    graph,
    roleOf,
    reaching: new Set(),
    borrowing: new Map(),
    receiving: new Set(),
    callbacks: createCallbacks(graph, roleOf),
    variantCallers: new WeakMap(),
    ...createAccessors(graph, companies),
    reachingGroups: new Set(),
    askedGroups: new Set(),
    primitives: createPrimitives(graph),
    implicit: createImplicitCalls(graph, companies, {
      has: (node) => isReachingUnasked(context, node),
      first: (list) => firstReaching(context, list),
    }),
    firsts: new Map(),
    isSettled: false,
    rounds,
    evidence: createEvidence(companies, rounds),
  };
  return context;
}

/** Whatever reaches the ORM does so for good, so that the rounds end. */
function settle(context: Reaching): void {
  const { graph, rounds } = context;
  for (const node of graph.project.files.flatMap((file) => file.functions)) rounds.add(node);
  rounds.run();
  context.isSettled = true;
}

/** What the calls of a function give to others. */
function noteGiven(context: Reaching, node: FunctionNode): void {
  const { callbacks, receiving } = context;
  for (const call of node.calls) {
    for (const { parameter, value } of callbacks.given(call)) {
      if (receiving.has(parameter)) continue;
      const { itself, lenders } = reachOf(context, value, call.file);
      if (itself || lenders.length > 0) receive(context, parameter);
    }
  }
}

/** With it all overrides, which are called by the same name. */
function receive({ graph, receiving, rounds }: Reaching, { function: node, index }: Parameter): void {
  for (const each of withOverrides(graph, [node])) {
    const parameter = parameterAt(each, index);
    if (!parameter || receiving.has(parameter)) continue;
    receiving.add(parameter);
    rounds.happen(parameter);
  }
}

function noteBorrowed(context: Reaching, node: FunctionNode): void {
  const { borrowing, rounds } = context;
  const lenders = [
    ...node.calls.flatMap((call) => reachesOf(context, call).flatMap((each) => each.lenders)),
    ...node.fact.accesses.flatMap((access) => lendersNamed(context, node, access)),
    ...node.nested.flatMap((node) => lendersOf(context, node)),
  ].filter((each) => isWithin(node, each));
  const known = borrowing.get(node) ?? new Set();
  const fresh = lenders.filter((each) => !known.has(each));
  if (fresh.length === 0) return;
  const all = new Set([...known, ...fresh]);
  borrowing.set(node, all);
  rounds.happen(node.fact);
  if (isBorrower(node, all)) noteUnasked(context, node);
}

/** What runs it without a call of it. */
function noteUnasked({ rounds, groups, reachingGroups, implicit, firsts }: Reaching, node: FunctionNode): void {
  for (const list of groups(node)) {
    reachingGroups.add(list);
    rounds.happen(list);
  }
  for (const { list, number } of implicit.placesOf(node)) {
    firsts.set(list, Math.min(firsts.get(list) ?? number, number));
    rounds.happen(list);
  }
}

function look(context: Reaching, node: FunctionNode): void {
  const { reaching, rounds, evidence, graph } = context;
  noteGiven(context, node);
  noteBorrowed(context, node);
  if (reaching.has(node) || node.fact.form === 'module' || !check(context, node)) return;
  reaching.add(node);
  rounds.happen(node);
  // What the ORM's code is called inside says nothing about names in the project.
  if (!node.file.external) evidence.noteNames(namesOf(node), node.file);
  noteUnasked(context, node);
  if (!node.file.external && isStored(graph, node)) evidence.noteEscape(node.file);
}

/** The names it can be called by where nothing else is known. */
function namesOf(node: FunctionNode): readonly string[] {
  const name = nameOfFunction(node);
  return [...(name === null ? [] : [name]), ...exportedNames(node)];
}

/** Function expressions passed to a call directly. */
export function callbacksOf(call: CallNode): readonly FunctionNode[] {
  return call.fact.arguments.flatMap(({ value }) => {
    const node = value.kind === 'function' ? call.file.functions[value.function] : undefined;
    return node ? [node] : [];
  });
}
