/**
 * Effects: which functions reach a synchronous ORM call, over the whole project. A least fixpoint: a function reaches the
 * ORM if one of its calls, reads or nested functions does (semantics, section 5).
 */
import type { Role } from './roles.ts';
import type { Graph } from '../project/questions.ts';
import { isSeenQuery, isSometimesQuery, iteratedArgument, iteratedType } from '../types/iterables.ts';
import { createAccessors } from './accessors.ts';
import { createCompanies } from './companies.ts';
import { createEvidence } from './evidence.ts';
import { createCallbacks, type Given } from './callbacks.ts';
import { defaultsOf, type Parameter, parameterAt, parameterOf } from '../project/parameters.ts';
import { createWays, type Way } from './ways.ts';
import { createDeferrals, type Deferral } from './deferrals.ts';
import { createImplicitCalls, type ImplicitCalls } from './implicit-calls.ts';
import { isStored } from '../values/escapes.ts';
import { isHookCall } from './hooks.ts';
import { exportedNames } from '../project/file-index.ts';
import { isCollectionMethod } from '../project/builtins.ts';
import { createPrimitives } from '../pairs/primitives.ts';
import { type CallNode, type ClassNode, type FileNode, type FunctionNode, isInside } from '../project/nodes.ts';
import { withOverrides } from '../pairs/overrides.ts';
import { findReceivers, type Receiver } from './receivers.ts';
import { createRounds } from '../solve/rounds.ts';
import { nameOfFunction, siblingVariant } from '../pairs/siblings.ts';
import { alternatives, functionsOf } from '../project/types.ts';
import type { AccessFact, Value } from '../../model/facts.ts';

export interface Effects {
  readonly classify: (call: CallNode) => Role;
  reaches(node: FunctionNode): boolean;
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
  /** The class, or one above or below it, has an accessor that reaches the ORM. */
  hasReachingAccessor(node: ClassNode): boolean;
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
  const reaching = new Set<FunctionNode>();
  /** By function, the functions around it (or itself) whose callbacks it calls, where those may reach the ORM. */
  const borrowing = new Map<FunctionNode, Set<FunctionNode>>();
  const receiving = new Set<Parameter>();
  const callbacks = createCallbacks(graph, roleOf);
  const variantCallers = new WeakMap<FunctionNode, boolean>();
  const companies = createCompanies(graph);
  const all = graph.project.files.flatMap((file) => file.functions);
  const { accessors, accessorsOf, isGroup, groups } = createAccessors(graph, companies);
  const reachingGroups = new Set<readonly FunctionNode[]>();
  const askedGroups = new Set<readonly FunctionNode[]>();
  const primitives = createPrimitives(graph);
  const implicit = createImplicitCalls(graph, companies, { has: isReaching, first: firstReaching });
  /** Of each list that is asked about, the place of the first that reaches the ORM. */
  const firsts = new Map<readonly FunctionNode[], number>();
  let isSettled = false;
  let receivers: readonly Receiver[] | null = null;
  const rounds = createRounds(look);
  const evidence = createEvidence(companies, rounds);

  function isReaching(node: FunctionNode): boolean {
    if (reaching.has(node)) return true;
    rounds.ask(node);
    if (!node.file.external) return false;
    // Code of the ORM's packages takes part where the project comes to it.
    rounds.add(node);
    if (isSettled) rounds.run();
    return reaching.has(node);
  }

  function firstReaching(list: readonly FunctionNode[]): FunctionNode | null {
    const found = list[firsts.get(list) ?? list.length];
    if (!found) rounds.ask(list);
    return found ?? null;
  }

  function classify(call: CallNode): Role {
    const role = roleOf(call);
    return role.kind === 'callback' && !callbacks.isCallback(role.parameter) ? role.otherwise : role;
  }

  function isReceiving(parameter: Parameter): boolean {
    if (receiving.has(parameter)) return true;
    rounds.ask(parameter);
    return false;
  }

  /** Of those around it, without itself: what it is given itself its callers know. */
  function lendersOf(node: FunctionNode): readonly FunctionNode[] {
    rounds.ask(node.fact);
    return [...(borrowing.get(node) ?? [])].filter((each) => each !== node);
  }

  /** How a value that is called may reach the ORM: by itself, and through the callbacks of which functions. */
  function reachOf(value: Value, file: FileNode): Reach {
    const parameter = parameterOf(value, file);
    if (parameter && callbacks.isCallback(parameter))
      return { itself: reachesByDefault(parameter), lenders: isReceiving(parameter) ? [parameter.function] : [] };
    const reaches = alternatives(graph.evaluate(value, file)).map((each): Reach => {
      if (each.kind === 'function') return { itself: isReaching(each.function), lenders: lendersOf(each.function) };
      return { itself: (each.kind === 'unknown' || each.kind === 'missing') && evidence.isEscaping(file), lenders: [] };
    });
    return { itself: reaches.some(({ itself }) => itself), lenders: reaches.flatMap(({ lenders }) => lenders) };
  }

  function reachesByDefault(parameter: Parameter): boolean {
    return defaultsOf(parameter).some((each) => reachOf(each, parameter.function.file).itself);
  }

  /** All that a call runs and that may reach the ORM: what is given to what it calls, and that itself. */
  function reachesOf(call: CallNode): readonly Reach[] {
    const role = classify(call);
    switch (role.kind) {
      case 'callback': {
        const { parameter } = role;
        return [{ itself: reachesByDefault(parameter), lenders: isReceiving(parameter) ? [parameter.function] : [] }];
      }
      case 'project':
        return [
          ...role.targets.map((each): Reach => ({ itself: false, lenders: lendersOf(each) })),
          ...callbacks.given(call).map(({ value }) => reachOf(value, call.file)),
        ];
      case 'iteration': {
        const callback = call.fact.arguments[role.callback];
        return callback && !callback.spread ? [reachOf(callback.value, call.file)] : [];
      }
      case 'orm':
        return role.awaitsCallbacks ? call.fact.arguments.map(({ value }) => reachOf(value, call.file)) : [];
      default:
        return [];
    }
  }

  /** By itself, or by a callback of a function that is over, or has not begun, when the code in `within` runs. */
  function reachesFrom(within: FunctionNode, { itself, lenders }: Reach): boolean {
    return itself || lenders.some((each) => !isWithin(within, each));
  }

  /** A name that may be an ORM operation when nothing is known about the receiver. */
  function isOrmLike(name: string, file: FileNode): boolean {
    return graph.pairs.syncNames.has(name) || evidence.isReachingName(name, file);
  }

  /** The same in the ORM's own code, which keeps its books in Maps and Sets. */
  function isOrmLikeInside(name: string): boolean {
    return primitives.names.has(name) || (graph.pairs.syncNames.has(name) && !isCollectionMethod(name));
  }

  function isSomeReaching(nodes: readonly FunctionNode[]): boolean {
    if (reachingGroups.has(nodes)) return true;
    if (!isGroup(nodes)) return nodes.some(isReaching);
    if (!askedGroups.has(nodes)) {
      askedGroups.add(nodes);
      // It may be asked about for the first time after one of them was found.
      if (nodes.some((each) => reaching.has(each))) reachingGroups.add(nodes);
      if (reachingGroups.has(nodes)) return true;
    }
    rounds.ask(nodes);
    return false;
  }

  function callReaches(call: CallNode): boolean {
    const role = classify(call);
    switch (role.kind) {
      case 'orm':
      case 'orm-function':
        return true;
      case 'project':
        return (
          role.targets.some((each) => needsVariant(each) || startsAsyncWork(call, each)) ||
          reachesOf(call).some((each) => reachesFrom(call.function, each))
        );
      case 'iteration':
        if (!role.proven && isOrmLike(role.method, call.file)) return true;
        // `Array.from()` runs the iterator of what it is given, too.
        if (role.callback > 0 && implicit.byArguments(call) !== null) return true;
        return reachesOf(call).some((each) => reachesFrom(call.function, each));
      case 'callback':
        return reachesOf(call).some(({ itself }) => itself);
      case 'unresolved':
        // Behind an import that leads nowhere there may be anything.
        if (
          role.missing === true ||
          (graph.packages.isOrmCode(call.file) ? isOrmLikeInside(role.name) : isOrmLike(role.name, call.file))
        )
          return true;
        if (role.isValue === true && !isOwnParameter(call) && evidence.isEscaping(call.file)) return true;
        return implicit.byArguments(call) !== null;
      case 'dynamic':
      case 'opaque':
        return true;
      case 'calls-back':
        return role.hooks.some(isReaching) || (role.inner ?? []).some(reachesBesideHooks);
      case 'external':
        // What the ORM's own code calls in other packages may be a driver.
        if (call.file.external && role.isUnread === true) return true;
        return implicit.byArguments(call) !== null;
      case 'harmless':
        return implicit.byArguments(call) !== null;
    }
  }

  function hasReachingAccessor(node: ClassNode): boolean {
    return accessorsOf(node).some((each) => reaching.has(each));
  }

  /** An async function that works on the ORM and that nobody waits for: in a mirror it would overlap what follows. */
  function startsAsyncWork(call: CallNode, node: FunctionNode): boolean {
    return node.fact.async && !call.fact.awaited && !call.function.fact.async && touchesOrm(node);
  }

  function touchesOrm(node: FunctionNode): boolean {
    return isReaching(node) || callsVariant(node) || node.nested.some(touchesOrm);
  }

  function callsVariant(node: FunctionNode): boolean {
    const known = variantCallers.get(node);
    if (known !== undefined) return known;
    const found = node.calls.some(({ fact }) => fact.name !== null && graph.pairs.asyncNames.has(fact.name.text));
    variantCallers.set(node, found);
    return found;
  }

  /** It reaches the ORM, or its author wrote an async variant of it, which says that it has to be one. */
  function needsVariant(node: FunctionNode): boolean {
    return !node.fact.async && (isReaching(node) || siblingVariant(graph, node) !== null);
  }

  function functionsNamed(node: FunctionNode, access: AccessFact): readonly FunctionNode[] {
    return access.write ? [] : functionsOf(graph.evaluate(access.value, node.file));
  }

  function passesQuery(call: CallNode): boolean {
    const role = classify(call);
    if (role.kind === 'orm' || role.kind === 'harmless' || role.kind === 'iteration') return false;
    return call.fact.arguments.some(
      ({ value, spread }, index) =>
        !spread &&
        isSometimesQuery(graph, graph.evaluate(value, call.file)) &&
        !(role.kind === 'project' && isSeenQuery(graph, role.targets, index)),
    );
  }

  /** The ORM's method reaches it by itself, whatever methods of the project it runs. */
  function reachesBesideHooks(node: FunctionNode): boolean {
    return check(
      node,
      node.calls.filter((call) => !isHookCall(call)),
    );
  }

  function check(node: FunctionNode, calls = node.calls): boolean {
    if (primitives.has(node)) return true;
    // Code in a string may do anything.
    if (node.fact.obstacles.some(({ blocker }) => blocker === 'dynamic-call')) return true;
    if (calls.some(callReaches)) return true;
    if (node.calls.some((each) => iteratedArgument(graph, each) !== null)) return true;
    // What is passed on may be run: a function that reaches the ORM, or a query.
    if (node.fact.accesses.some((access) => passedOn(node, access).some(isReaching))) return true;
    if (node.fact.accesses.some((access) => lendersNamed(node, access).some((each) => !isWithin(node, each))))
      return true;
    if (node.calls.some(passesQuery)) return true;
    // A function that a field holds does not run when the field is set.
    const isHeld = (each: FunctionNode): boolean => node.fact.form === 'initializer' && each.fact.use.kind === 'member';
    if (node.nested.some((each) => !isHeld(each) && isReaching(each))) return true;
    if (runsImplicitly(node)) return true;
    const runsQuery = node.fact.iterations.some(
      ({ construct, value }) =>
        ITERATING.has(construct) && isSometimesQuery(graph, iteratedType(graph, value, node.file)),
    );
    if (runsQuery) return true;
    return node.fact.accesses.some((access) => isSomeReaching(accessors(node, access)));
  }

  function runsImplicitly({ fact, file, calls }: FunctionNode): boolean {
    return (
      fact.implicitCalls.some((each) => implicit.byOperator(each, file) !== null) ||
      fact.iterations.some((each) => implicit.byIteration(each, file) !== null) ||
      fact.accesses.some((each) => implicit.byAccess(each, file) !== null) ||
      calls.some((each) => implicit.byCallee(each) !== null)
    );
  }

  /** Functions that a name stands for where more is done than to ask whether there is one. */
  function passedOn(node: FunctionNode, access: AccessFact): readonly FunctionNode[] {
    return access.use?.kind === 'test' ? [] : functionsNamed(node, access);
  }

  function lendersNamed(node: FunctionNode, access: AccessFact): readonly FunctionNode[] {
    return passedOn(node, access).flatMap(lendersOf);
  }

  /** What the calls of a function give to others. */
  function noteGiven(node: FunctionNode): void {
    for (const call of node.calls) {
      for (const { parameter, value } of callbacks.given(call)) {
        if (receiving.has(parameter)) continue;
        const { itself, lenders } = reachOf(value, call.file);
        if (itself || lenders.length > 0) receive(parameter);
      }
    }
  }

  /** With it all overrides, which are called by the same name. */
  function receive({ function: node, index }: Parameter): void {
    for (const each of withOverrides(graph, [node])) {
      const parameter = parameterAt(each, index);
      if (!parameter || receiving.has(parameter)) continue;
      receiving.add(parameter);
      rounds.happen(parameter);
    }
  }

  function noteBorrowed(node: FunctionNode): void {
    const lenders = [
      ...node.calls.flatMap((call) => reachesOf(call).flatMap((each) => each.lenders)),
      ...node.fact.accesses.flatMap((access) => lendersNamed(node, access)),
      ...node.nested.flatMap(lendersOf),
    ].filter((each) => isWithin(node, each));
    const known = borrowing.get(node) ?? new Set();
    const fresh = lenders.filter((each) => !known.has(each));
    if (fresh.length === 0) return;
    borrowing.set(node, new Set([...known, ...fresh]));
    rounds.happen(node.fact);
  }

  function look(node: FunctionNode): void {
    noteGiven(node);
    noteBorrowed(node);
    if (reaching.has(node) || node.fact.form === 'module' || !check(node)) return;
    reaching.add(node);
    rounds.happen(node);
    // What the ORM's code is called inside says nothing about names in the project.
    if (!node.file.external) evidence.noteNames(namesOf(node), node.file);
    for (const list of groups(node)) {
      reachingGroups.add(list);
      rounds.happen(list);
    }
    for (const { list, number } of implicit.placesOf(node)) {
      firsts.set(list, Math.min(firsts.get(list) ?? number, number));
      rounds.happen(list);
    }
    if (!node.file.external && isStored(graph, node)) evidence.noteEscape(node.file);
  }

  // Whatever reaches the ORM does so for good, so that the rounds end.
  for (const node of all) rounds.add(node);
  rounds.run();
  isSettled = true;

  const ways = createWays({ classify, reaches: isReaching, needsVariant, callReaches }, reaching);

  return {
    classify,
    deferral: createDeferrals(graph, classify).deferral,
    wayFrom: ways.wayFrom,
    hasCertainWay: ways.isCertain,
    reaches: isReaching,
    isPrimitive: primitives.has,
    mayReach: (node) => isReaching(node) || borrowing.has(node),
    borrowsFrom: lendersOf,
    receives: (parameter) => receiving.has(parameter),
    isCallback: callbacks.isCallback,
    given: callbacks.given,
    valueMayReach(value, file) {
      const { itself, lenders } = reachOf(value, file);
      return itself || lenders.length > 0;
    },
    needsVariant,
    callReaches,
    accessors,
    hasReachingAccessor,
    implicit,
    functionsNamed,
    get receivers() {
      receivers ??= findReceivers(graph, { classify, reaches: isReaching, isCallback: callbacks.isCallback });
      return receivers;
    },
    isReachingName: evidence.isReachingName,
  };
}

/** How something that is called may reach the ORM. */
interface Reach {
  /** Whoever calls it. */
  readonly itself: boolean;
  /** Functions around it whose callbacks it calls. */
  readonly lenders: readonly FunctionNode[];
}

/** The code is the function's own, or stands in it. */
function isWithin(node: FunctionNode, outer: FunctionNode): boolean {
  return node === outer || isInside(node, outer);
}

/** Constructs that run an iterator there and then. */
const ITERATING: ReadonlySet<string> = new Set(['for-of', 'spread', 'destructuring', 'yield-delegate']);

/** The names it can be called by where nothing else is known. */
function namesOf(node: FunctionNode): readonly string[] {
  const name = nameOfFunction(node);
  return [...(name === null ? [] : [name]), ...exportedNames(node)];
}

/** `callback()`, where `callback` is a parameter of the function itself: its caller knows what it passes. */
function isOwnParameter(call: CallNode): boolean {
  const { callee } = call.fact;
  const binding = callee.kind === 'binding' ? call.file.facts.bindings[callee.binding] : undefined;
  return (
    binding?.kind === 'parameter' &&
    call.file.functions[binding.function]?.owner !== null &&
    binding.function === call.function.id
  );
}

/** Function expressions passed to a call directly. */
export function callbacksOf(call: CallNode): readonly FunctionNode[] {
  return call.fact.arguments.flatMap(({ value }) => {
    const node = value.kind === 'function' ? call.file.functions[value.function] : undefined;
    return node ? [node] : [];
  });
}
