/** Handovers: functions and promises that a call is given, and that it runs or waits for when its caller may have ended. */
import type { Effects } from '../../../graph/effects/effects.ts';
import {
  type CallNode,
  callsWithin,
  type FileNode,
  type FunctionNode,
  isParameterOf,
} from '../../../graph/project/nodes.ts';
import { isPromiseConstructor } from '../../../graph/types/promises.ts';
import type { Graph } from '../../../graph/project/questions.ts';
import { alternatives } from '../../../graph/project/types.ts';
import type { Value } from '../../../model/facts.ts';
import type { Planning } from '../../context.ts';
import type { Way } from '../contexts/reach.ts';
import type { Promises } from './promises.ts';

const TIMERS: ReadonlySet<string> = new Set(['setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask']);
const LISTENING: ReadonlySet<string> = new Set([
  ...['on', 'once', 'addListener', 'prependListener', 'prependOnceListener', 'addEventListener'],
]);
/** They are fulfilled when one of several promises is. */
const RACING: ReadonlySet<string> = new Set(['race', 'any']);
/** They give a promise that waits for what they are given. */
const REACTIONS: ReadonlySet<string> = new Set(['then', 'catch', 'finally']);
/** Containers that keep what they are given for code that can be seen. */
const KEEPING: ReadonlySet<string> = new Set(['push', 'unshift', 'set', 'add']);
const DEPTH = 3;

export interface Handovers {
  /** The functions that reach the ORM and that nobody waits for, with the way of the first of them. */
  functions(
    call: CallNode,
  ): { readonly way: Way; readonly handedOver: { call: CallNode; functions: readonly FunctionNode[] } } | null;
  /** The promise of a competitor in `Promise.race()`. */
  race(call: CallNode): Way | null;
  /** A promise that a call of which nobody sees the result is given: `ctx.waitUntil(audit())`. */
  promise(call: CallNode): Way | null;
}

interface Material {
  readonly promises: Promises;
  /** The way to the ORM, in the context of whoever runs the function; null where it has one of its own. */
  wayOf(node: FunctionNode): Way | null;
}

/** What the questions of this file are asked about, and what they remember. */
interface Context {
  readonly graph: Graph;
  readonly effects: Effects;
  readonly material: Material;
  readonly promises: Promises;
  readonly parents: WeakMap<FileNode, ReadonlyMap<number, CallNode>>;
}

export function createHandovers({ graph, effects }: Planning, material: Material): Handovers {
  const { promises } = material;
  const parents = new WeakMap<FileNode, ReadonlyMap<number, CallNode>>();
  const context: Context = { graph, effects, material, promises, parents };

  return {
    functions: (call) => functions(context, call),
    race: (call) => race(context, call),
    promise: (call) => promise(context, call),
  };
}

function functions(context: Context, call: CallNode): ReturnType<Handovers['functions']> {
  const { material } = context;
  if (!isHandedOver(context, call)) return null;
  const given = call.fact.arguments.flatMap(({ value }) => functionsIn(context, value, call.file, DEPTH));
  const reaching = given.flatMap((node) => {
    const way = material.wayOf(node);
    return way ? [{ node, way }] : [];
  });
  const [first] = reaching;
  return first ? { way: first.way, handedOver: { call, functions: reaching.map(({ node }) => node) } } : null;
}

/** It may run what it is given when its caller has ended. */
function isHandedOver(context: Context, call: CallNode): boolean {
  const { graph } = context;
  const name = call.fact.name?.text ?? '';
  if (call.fact.arguments.length === 0 || isPromise(graph, call) || REACTIONS.has(name)) return false;
  if (isLater(call, name)) return true;
  if (isWaitedFor(context, call, DEPTH)) return isPutAside(context, call, DEPTH);
  return !isKept(call, name) && !runsAtOnce(context, call);
}

/** A function of the project that is waited for leaves what it is given to somebody else: `this.jobs.push(job)`. */
function isPutAside(context: Context, call: CallNode, depth: number): boolean {
  const { graph } = context;
  if (depth === 0) return false;
  return graph
    .targetsOf(call)
    .some(
      (target) =>
        !target.file.external &&
        call.fact.arguments.some((_each, index) =>
          putsAside(context, target, target.fact.parameters[index]?.name ?? null, depth),
        ),
    );
}

function putsAside(context: Context, target: FunctionNode, name: string | null, depth: number): boolean {
  const { graph } = context;
  if (name === null) return false;
  const isIt = (value: Value): boolean =>
    value.kind === 'member' ? isIt(value.object) : isParameterOf(target, name, value);
  const isStored = target.fact.accesses.some(
    ({ write, value, assigned }) => write && value.kind === 'member' && assigned !== null && isIt(assigned),
  );
  if (isStored) return true;
  return callsWithin(target).some((inner) => {
    if (!inner.fact.arguments.some(({ value }) => isIt(value)) || runsAtOnce(context, inner)) return false;
    if (isLater(inner, inner.fact.name?.text ?? '')) return !isExecutor(graph, inner.function);
    return isWaitedFor(context, inner, DEPTH)
      ? isPutAside(context, inner, depth - 1)
      : !isKept(inner, inner.fact.name?.text ?? '');
  });
}

/** What it runs are elements, there and then, or it is an operation of the ORM: that its promise is dropped is told apart. */
function runsAtOnce({ effects }: Context, call: CallNode): boolean {
  const { kind } = effects.classify(call);
  return kind === 'iteration' || kind === 'orm' || kind === 'orm-function';
}

/** Somebody waits for what the call gives, as far as can be seen. */
function isWaitedFor(context: Context, call: CallNode, depth: number): boolean {
  const { awaited, dropped } = call.fact;
  if (awaited || depth === 0) return true;
  if (dropped) return false;
  const parent = parentOf(context, call);
  return parent === undefined || isWaitedFor(context, parent, depth - 1);
}

/** The call that it is an argument or the receiver of. */
function parentOf({ parents }: Context, call: CallNode): CallNode | undefined {
  let known = parents.get(call.file);
  if (!known) {
    known = new Map(call.file.calls.flatMap((each) => innerCalls(each).map((id): [number, CallNode] => [id, each])));
    parents.set(call.file, known);
  }
  return known.get(call.id);
}

/** `steps.push(async () => …)`, where `steps` is a list of the function itself. */
function isKept({ fact, function: node, file }: CallNode, name: string): boolean {
  const { callee } = fact;
  if (!KEEPING.has(name) || callee.kind !== 'member' || callee.object.kind !== 'binding') return false;
  const binding = file.facts.bindings[callee.object.binding];
  return binding?.kind === 'variable' && binding.function !== 0 && isWithin(node, binding.function);
}

function race({ graph, promises }: Context, call: CallNode): Way | null {
  const { callee, arguments: passed } = call.fact;
  const [list] = passed;
  if (callee.kind !== 'member' || !RACING.has(callee.name ?? '') || !list) return null;
  if (!isPromiseConstructor(graph, callee.object, call.file)) return null;
  const isAlone = list.value.kind === 'array' && list.value.elements.length < 2;
  return isAlone ? null : promises.ofList(list.value, call.file);
}

function promise(context: Context, call: CallNode): Way | null {
  const { promises } = context;
  const name = call.fact.name?.text ?? '';
  if (!call.fact.dropped || isKept(call, name)) return null;
  for (const { value } of call.fact.arguments) {
    const given = value.kind === 'call' ? call.file.calls[value.call] : undefined;
    const way = given ? promises.ofCall(given) : null;
    if (way) return way;
  }
  return null;
}

/** Itself, or in a list or among options; by name or written in place. */
function functionsIn(context: Context, value: Value, file: FileNode, depth: number): readonly FunctionNode[] {
  const { graph } = context;
  if (depth === 0) return [];
  if (value.kind === 'array') return value.elements.flatMap((each) => functionsIn(context, each, file, depth - 1));
  if (value.kind === 'object') {
    const members = file.objects[value.object]?.fact.members ?? [];
    return members.flatMap((each) => functionsIn(context, each.value, file, depth - 1));
  }
  return alternatives(graph.evaluate(value, file)).flatMap((type) =>
    type.kind === 'function' && !type.function.file.external ? [type.function] : [],
  );
}

function isWithin(node: FunctionNode, outer: number): boolean {
  return node.id === outer || (node.parent !== null && isWithin(node.parent, outer));
}

function innerCalls({ fact }: CallNode): readonly number[] {
  const receiver = fact.callee.kind === 'member' ? callsIn(fact.callee.object) : [];
  return [...receiver, ...fact.arguments.flatMap(({ value }) => callsIn(value))];
}

function callsIn(value: Value): readonly number[] {
  if (value.kind === 'call') return [value.call];
  return value.kind === 'array' ? value.elements.flatMap(callsIn) : [];
}

function isPromise(graph: Graph, { fact: { callee, isNew }, file }: CallNode): boolean {
  return isNew && isPromiseConstructor(graph, callee, file);
}

/** A timer or a listener: it runs its callback when whoever calls it may have ended. */
export function isLater({ fact }: CallNode, name: string): boolean {
  const { callee } = fact;
  if (callee.kind === 'member') {
    const isProcess = callee.object.kind === 'global' && callee.object.name === 'process';
    return LISTENING.has(name) || (isProcess && name === 'nextTick');
  }
  return callee.kind === 'global' && TIMERS.has(callee.name);
}

/** It runs when what it is written in may have ended: a timer or a listener has it, and no promise waits for that. */
export function runsLater(graph: Graph, node: FunctionNode): boolean {
  const { use } = node.fact;
  const call = use.kind === 'argument' ? node.file.calls[use.call] : undefined;
  return call !== undefined && isLater(call, call.fact.name?.text ?? '') && !isExecutor(graph, node);
}

/** Whoever waits for `new Promise(…)` waits for what calls `resolve`. */
export function isExecutor(graph: Graph, node: FunctionNode): boolean {
  const { use } = node.fact;
  const call = use.kind === 'argument' && use.index === 0 ? node.file.calls[use.call] : undefined;
  if (call && isPromise(graph, call)) return true;
  return node.parent !== null && isExecutor(graph, node.parent);
}
