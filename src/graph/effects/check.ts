/** What makes a function reach the ORM: its calls, reads, iterations, nested functions. */
import type { AccessFact } from '../../model/facts.ts';
import { siblingVariant } from '../pairs/siblings.ts';
import { isCollectionMethod } from '../project/builtins.ts';
import type { CallNode, FileNode, FunctionNode } from '../project/nodes.ts';
import type { Graph } from '../project/questions.ts';
import { functionsOf, type Type } from '../project/types.ts';
import {
  isSeenQuery,
  isSometimesQuery,
  isUntoldQuery,
  iteratedArgument,
  iteratedType,
  iteratesUntold,
} from '../types/iterables.ts';
import { isHookCall } from './hooks.ts';
import { namedMembers } from './named-members.ts';
import {
  type Reaching,
  classify,
  isReaching,
  isSomeReaching,
  isWithin,
  lendersOf,
  reachesFrom,
  reachesOf,
} from './reaching.ts';

/** A name that may be an ORM operation when nothing is known about the receiver. */
function isOrmLike({ graph, evidence }: Reaching, name: string, file: FileNode): boolean {
  return graph.pairs.syncNames.has(name) || evidence.isReachingName(name, file);
}

/** The same in the ORM's own code, which keeps its books in Maps and Sets. */
function isOrmLikeInside({ primitives, graph }: Reaching, name: string): boolean {
  return primitives.names.has(name) || (graph.pairs.syncNames.has(name) && !isCollectionMethod(name));
}

/** Whether the call, by itself or through what it runs, reaches the ORM. */
export function callReaches(context: Reaching, call: CallNode): boolean {
  const { implicit, graph, evidence } = context;
  const role = classify(context, call);
  switch (role.kind) {
    case 'orm':
    case 'orm-function':
      return true;
    case 'project':
      return (
        role.targets.some((each) => needsVariant(context, each) || startsAsyncWork(context, call, each)) ||
        reachesOf(context, call).some((each) => reachesFrom(call.function, each))
      );
    case 'iteration':
      if (!role.proven && isOrmLike(context, role.method, call.file)) return true;
      // `Array.from()` runs the iterator of what it is given, too.
      if (role.callback > 0 && implicit.byArguments(call) !== null) return true;
      return reachesOf(context, call).some((each) => reachesFrom(call.function, each));
    case 'callback':
      return reachesOf(context, call).some(({ itself }) => itself);
    case 'unresolved':
      // Behind an import that leads nowhere there may be anything.
      if (
        role.missing === true ||
        (role.isValue !== false &&
          (graph.packages.isOrmCode(call.file)
            ? isOrmLikeInside(context, role.name)
            : isOrmLike(context, role.name, call.file)))
      )
        return true;
      // It may be what was put there: `Object.entries(rules)[0][1]()`.
      if (graph.targetsOf(call).some((each) => isReaching(context, each))) return true;
      if (role.isValue === true && !isOwnParameter(call) && evidence.isEscaping(call.file)) return true;
      return implicit.byArguments(call) !== null;
    case 'dynamic':
    case 'opaque':
      return true;
    case 'calls-back':
      return (
        role.hooks.some((node) => isReaching(context, node)) ||
        (role.inner ?? []).some((node) => reachesBesideHooks(context, node))
      );
    case 'external':
      // What the ORM's own code calls in other packages may be a driver.
      if (call.file.external && role.isUnread === true) return true;
      if (namedMembers(graph, call).some((each) => isOrmLike(context, each, call.file))) return true;
      return implicit.byArguments(call) !== null;
    case 'harmless':
      return implicit.byArguments(call) !== null;
  }
}

/** An async function that works on the ORM and that nobody waits for: in a mirror it would overlap what follows. */
function startsAsyncWork(context: Reaching, call: CallNode, node: FunctionNode): boolean {
  return node.fact.async && !call.fact.awaited && !call.function.fact.async && touchesOrm(context, node);
}

function touchesOrm(context: Reaching, node: FunctionNode): boolean {
  return (
    isReaching(context, node) || callsVariant(context, node) || node.nested.some((node) => touchesOrm(context, node))
  );
}

function callsVariant({ variantCallers, graph }: Reaching, node: FunctionNode): boolean {
  const known = variantCallers.get(node);
  if (known !== undefined) return known;
  const found = node.calls.some(({ fact }) => fact.name !== null && graph.pairs.asyncNames.has(fact.name.text));
  variantCallers.set(node, found);
  return found;
}

/** It reaches the ORM, or its author wrote an async variant of it, which says that it has to be one. */
export function needsVariant(context: Reaching, node: FunctionNode): boolean {
  const { graph } = context;
  return !node.fact.async && (isReaching(context, node) || siblingVariant(graph, node) !== null);
}

/** Functions that a name or member stands for, where it is read. */
export function functionsNamed({ graph }: Reaching, node: FunctionNode, access: AccessFact): readonly FunctionNode[] {
  return access.write ? [] : functionsOf(graph.evaluate(access.value, node.file));
}

function passesQuery(context: Reaching, call: CallNode): boolean {
  const { graph } = context;
  const role = classify(context, call);
  if (role.kind === 'orm' || role.kind === 'harmless' || role.kind === 'iteration') return false;
  return call.fact.arguments.some(
    ({ value, spread }, index) =>
      !spread &&
      isSometimesQuery(graph, graph.evaluate(value, call.file)) &&
      !(role.kind === 'project' && isSeenQuery(graph, role.targets, index)),
  );
}

/** The ORM's method reaches it by itself, whatever methods of the project it runs. */
function reachesBesideHooks(context: Reaching, node: FunctionNode): boolean {
  return check(
    context,
    node,
    node.calls.filter((call) => !isHookCall(call)),
  );
}

/** Whether the function reaches the ORM, as far as is known by now. @param calls those of its calls that count */
export function check(context: Reaching, node: FunctionNode, calls = node.calls): boolean {
  const { primitives, graph, accessors, settersBy, decoratedBy } = context;
  if (primitives.has(node)) return true;
  // Code in a string may do anything.
  if (node.fact.obstacles.some(({ blocker }) => blocker === 'dynamic-call')) return true;
  if (calls.some((call) => callReaches(context, call))) return true;
  if (node.calls.some((each) => iteratedArgument(graph, each) !== null || iteratesUntold(graph, each))) return true;
  // What is passed on may be run: a function that reaches the ORM, or a query.
  if (node.fact.accesses.some((access) => passedOn(context, node, access).some((node) => isReaching(context, node))))
    return true;
  if (node.fact.accesses.some((access) => lendersNamed(context, node, access).some((each) => !isWithin(node, each))))
    return true;
  if (node.calls.some((call) => passesQuery(context, call))) return true;
  // A function that a field holds does not run when the field is set.
  const isHeld = (each: FunctionNode): boolean => node.fact.form === 'initializer' && each.fact.use.kind === 'member';
  if (node.nested.some((each) => !isHeld(each) && isReaching(context, each))) return true;
  if (runsImplicitly(context, node)) return true;
  const runsQuery = node.fact.iterations.some(
    ({ construct, value }) => ITERATING.has(construct) && isAnyQuery(graph, iteratedType(graph, value, node.file)),
  );
  if (runsQuery) return true;
  return (
    node.fact.accesses.some((access) => isSomeReaching(context, accessors(node, access))) ||
    node.calls.some((call) => isSomeReaching(context, settersBy(call)) || isSomeReaching(context, decoratedBy(call)))
  );
}

function runsImplicitly({ implicit }: Reaching, { fact, file, calls }: FunctionNode): boolean {
  return (
    fact.implicitCalls.some((each) => implicit.byOperator(each, file) !== null) ||
    fact.iterations.some((each) => implicit.byIteration(each, file) !== null) ||
    fact.accesses.some((each) => implicit.byAccess(each, file) !== null) ||
    calls.some((each) => implicit.byCallee(each) !== null)
  );
}

/** Functions that a name stands for where more is done than to ask whether there is one. */
function passedOn(context: Reaching, node: FunctionNode, access: AccessFact): readonly FunctionNode[] {
  return access.use?.kind === 'test' ? [] : functionsNamed(context, node, access);
}

/** The functions by whose callbacks those may reach the ORM that a name or member stands for. */
export function lendersNamed(context: Reaching, node: FunctionNode, access: AccessFact): readonly FunctionNode[] {
  return passedOn(context, node, access).flatMap((node) => lendersOf(context, node));
}

/** Constructs that run an iterator there and then. */
const ITERATING: ReadonlySet<string> = new Set(['for-of', 'spread', 'destructuring', 'yield-delegate']);

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

function isAnyQuery(graph: Graph, type: Type): boolean {
  return isSometimesQuery(graph, type) || isUntoldQuery(graph, type);
}
