/**
 * Callbacks: parameters that a function only calls, or gives to another that only calls them. What such a function does
 * with the ORM besides depends on what it is given, so its callers are asked; and its async variant can wait for them.
 */
import { addTo } from '../../collections.ts';
import type { Value } from '../../model/facts.ts';
import { callersOf, isPutOnExports } from '../types/callers.ts';
import type { Role } from './roles.ts';
import { accessesOf, callsOf } from '../project/file-index.ts';
import type { CallNode, FileNode, FunctionNode } from '../project/nodes.ts';
import { usesArguments } from '../project/own-arguments.ts';
import { bindingOf, defaultsOf, type Parameter, parameterAt, parameterIndex } from '../project/parameters.ts';
import type { Graph } from '../project/questions.ts';
import { alternatives, isNullish } from '../project/types.ts';

export interface Callbacks {
  /** All that happens to the parameter is that it is called, there or in functions that it is given to. */
  isCallback(parameter: Parameter): boolean;
  /** The parameters of the functions of the project that a call gives something, each with what it is given. */
  given(call: CallNode): readonly Given[];
}

export interface Given {
  readonly parameter: Parameter;
  readonly value: Value;
  /** The place of the argument in the call. */
  readonly index: number;
}

/** What the questions of this file are asked about, and what they remember. */
interface Context {
  readonly graph: Graph;
  readonly classify: (call: CallNode) => Role;
  readonly answers: Map<Parameter, boolean>;
  readonly called: Map<Parameter, boolean>;
  readonly arguments_: WeakMap<CallNode, readonly Given[]>;
}

export function createCallbacks(graph: Graph, classify: (call: CallNode) => Role): Callbacks {
  const answers = new Map<Parameter, boolean>();
  const called = new Map<Parameter, boolean>();
  const arguments_ = new WeakMap<CallNode, readonly Given[]>();
  const context: Context = { graph, classify, answers, called, arguments_ };

  return { isCallback: (parameter) => isCallback(context, parameter), given: (call) => given(context, call) };
}

/** A greatest fixpoint over the parameters that it is given to, at any distance: all are taken to be until one is not. */
function isCallback(context: Context, parameter: Parameter): boolean {
  const { answers } = context;
  const known = answers.get(parameter);
  if (known !== undefined) return known;
  const next = new Map<Parameter, readonly Parameter[] | null>();
  const queue = [parameter];
  for (const each of queue) {
    if (next.has(each)) continue;
    const passed = answers.get(each) === undefined ? passedOn(context, each) : answers.get(each) ? [] : null;
    next.set(each, passed);
    queue.push(...(passed ?? []));
  }
  const not = [...next].filter(([, passed]) => passed === null).map(([each]) => each);
  const givers = new Map<Parameter, Parameter[]>();
  for (const [each, passed] of next) for (const to of passed ?? []) addTo(givers, to, each);
  const refuted = new Set(not);
  for (const each of refuted) for (const giver of givers.get(each) ?? []) refuted.add(giver);
  for (const each of next.keys()) answers.set(each, !refuted.has(each));
  return !refuted.has(parameter);
}

/** The parameters of other functions that it is given to; null where something else happens to it. */
function passedOn(context: Context, parameter: Parameter): readonly Parameter[] | null {
  const { function: node } = parameter;
  if (!node.fact.hasBody) return node.owner?.kind === 'class' && node.owner.member.abstract ? [] : null;
  const binding = bindingOf(parameter);
  if (binding === null || !canCallBack(node) || !isCalledByName(context, node) || !isAlwaysFunction(context, parameter))
    return null;
  const { file } = node;
  if (callsOf(file, binding).some(({ fact }) => fact.isNew)) return null;
  const found: Parameter[] = [];
  for (const { use, write } of accessesOf(file, binding)) {
    if (write) return null;
    if (use?.kind === 'test') continue;
    const call = use?.kind === 'argument' ? file.calls[use.call] : undefined;
    const taken = call && use?.kind === 'argument' ? takenBy(context, call, use.index) : null;
    if (!taken) return null;
    if (taken !== 'called') found.push(...taken);
  }
  return found;
}

/** Who calls it says what it is given. One that is a value somewhere may be given anything; methods are taken not to be. */
function isCalledByName({ graph }: Context, node: FunctionNode): boolean {
  const { kind } = node.fact.use;
  if (kind === 'argument' || (kind === 'value' && !isPutOnExports(node))) return false;
  return (node.owner !== null && kind !== 'value') || callersOf(graph, node) !== null;
}

/** The parameters that an argument is given to, or that it is called; null where it may come to something else. */
function takenBy({ classify, graph }: Context, call: CallNode, index: number): readonly Parameter[] | 'called' | null {
  const role = classify(call);
  if (role.kind === 'iteration') return index === role.callback ? 'called' : null;
  if (role.kind === 'orm' || role.kind === 'orm-function') return role.awaitsCallbacks ? 'called' : null;
  if (role.kind !== 'project' || call.fact.isNew) return null;
  const at = parameterIndex(graph, call, index);
  if (at === null) return null;
  const found = role.targets.map((target) => parameterAt(target, at));
  return found.every((each) => each !== null) ? found : null;
}

/** Besides the parameter itself only a function can be in its place. */
function isAlwaysFunction({ graph }: Context, parameter: Parameter): boolean {
  return defaultsOf(parameter).every((value) => {
    const types = alternatives(graph.evaluate(value, parameter.function.file));
    return types.length > 0 && types.every((each) => each.kind === 'function' || isNullish(each));
  });
}

/** Somewhere a callback is called: there, or in a function that it is given to, at any distance. */
function isCalled(context: Context, parameter: Parameter): boolean {
  const { called } = context;
  const found = called.get(parameter) ?? findCall(context, parameter);
  called.set(parameter, found);
  return found;
}

function findCall(context: Context, parameter: Parameter): boolean {
  const all = new Set([parameter]);
  for (const each of all) {
    const { file } = each.function;
    const binding = bindingOf(each);
    if (binding === null) continue;
    if (callsOf(file, binding).length > 0) return true;
    for (const { use } of accessesOf(file, binding)) {
      const call = use?.kind === 'argument' ? file.calls[use.call] : undefined;
      const taken = call && use?.kind === 'argument' ? takenBy(context, call, use.index) : [];
      if (!taken || taken === 'called') return true;
      for (const next of taken) all.add(next);
    }
  }
  return false;
}

function given(context: Context, call: CallNode): readonly Given[] {
  const { arguments_ } = context;
  const known = arguments_.get(call);
  if (known) return known;
  const found = findGiven(context, call);
  arguments_.set(call, found);
  return found;
}

function findGiven(context: Context, call: CallNode): readonly Given[] {
  const { classify, graph } = context;
  const passed = call.fact.arguments.flatMap(({ value }, index) => (mayCall(value) ? [{ value, index }] : []));
  if (passed.length === 0) return [];
  const role = classify(call);
  const targets =
    role.kind === 'project'
      ? role.targets
      : role.kind === 'orm' && role.awaitsCallbacks
        ? role.definitions.flatMap((each) => each.function ?? [])
        : [];
  return passed.flatMap(({ value, index }) => {
    const at = parameterIndex(graph, call, index);
    const takers = targets.flatMap((target) => (at === null ? [] : (parameterAt(target, at) ?? [])));
    const found = takers
      .filter((parameter) => isCallback(context, parameter))
      .map((parameter) => ({ parameter, value, index }));
    // Of what nobody calls it does not matter what it may be.
    return isFunction(context, value, call.file) || takers.some((parameter) => isCalled(context, parameter))
      ? found
      : [];
  });
}

function isFunction({ graph }: Context, value: Value, file: FileNode): boolean {
  return alternatives(graph.evaluate(value, file)).some((each) => each.kind === 'function');
}

/** What it is given can come to its callbacks by their names alone, and it can wait for them. */
function canCallBack(node: FunctionNode): boolean {
  const { async: isAsync, generator, form, redeclaresParameter } = node.fact;
  if (isAsync || generator || redeclaresParameter || !CALLABLE.has(form)) return false;
  return !runsText(node) && !usesArguments(node);
}

/** Code in a string sees all names around it. */
function runsText({ fact, nested }: FunctionNode): boolean {
  return fact.obstacles.some((each) => each.blocker === 'dynamic-call') || nested.some(runsText);
}

const CALLABLE: ReadonlySet<string> = new Set(['function', 'arrow', 'method']);

/** A literal, an object or a class is nothing that a function could call. */
function mayCall({ kind }: Value): boolean {
  return !['builtin', 'object', 'array', 'class', 'this'].includes(kind);
}
