/** Findings: promises of async ORM calls that nobody awaits, where that is proven. */
import type { CallNode, FileNode, FunctionNode } from '../../../graph/nodes.ts';
import { isPromiseConstructor } from '../../../graph/promises.ts';
import type { Graph } from '../../../graph/questions.ts';
import type { Value } from '../../../model/facts.ts';
import type { Planning } from '../../context.ts';
import { readsOf } from '../contexts/reads.ts';
import { symbolAround } from '../contexts/symbol.ts';
import { describeWay } from '../contexts/ways.ts';
import type { Promises } from './promises.ts';
import type { Way } from '../contexts/reach.ts';

/** Array methods that have no use for the promise of their callback; those whose result holds it; and timers. */
const DROPPING: ReadonlySet<string> = new Set(['forEach', 'filter', 'some', 'every', 'find', 'findIndex']);
const MAPPING: ReadonlySet<string> = new Set(['map', 'flatMap']);
const TIMERS: ReadonlySet<string> = new Set(['setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask']);
const LISTENING: ReadonlySet<string> = new Set([
  ...['on', 'once', 'addListener', 'prependListener', 'prependOnceListener', 'addEventListener'],
]);

const END = 'it may run after newConnection() has ended, and its error is lost';

export interface FloatingScope {
  readonly functions: readonly FunctionNode[];
  readonly promises: Promises;
  /** It runs in some context: what it leaves to a timer or a listener runs after that. */
  isCovered(node: FunctionNode): boolean;
  /** Nothing is said of it: it is ignored, or refused and reported as such. */
  isSilent(node: FunctionNode): boolean;
  /** The context ends when the function does. */
  isOutermost(node: FunctionNode): boolean;
}

interface Floating {
  readonly call: CallNode;
  readonly way: Way;
  readonly message: string;
}

export function findFloating(planning: Planning, scope: FloatingScope): void {
  const found = new Map<CallNode, Floating>();
  for (const node of scope.functions) {
    if (!planning.isEditable(node.file.facts.path) || scope.isSilent(node) || isExecutor(planning.graph, node))
      continue;
    for (const each of floatingIn(planning, node, scope)) if (!found.has(each.call)) found.set(each.call, each);
  }
  const all = [...found.values()];
  for (const each of all) if (!all.some((other) => isInside(other.call, each.call))) report(planning, each);
}

/** What a callback drops itself comes first: only when that is awaited does its own promise matter. */
function isInside({ file, fact }: CallNode, outer: CallNode): boolean {
  const { range } = outer.fact;
  return file === outer.file && fact !== outer.fact && range[0] <= fact.range[0] && fact.range[1] <= range[1];
}

function floatingIn(planning: Planning, node: FunctionNode, scope: FloatingScope): readonly Floating[] {
  const kept = keptIn(node, scope);
  // A script that drops a promise is no longer running in any context, which is another finding.
  if (node.fact.form === 'module') return kept;
  return [
    ...node.calls.flatMap((call) => droppedBy(planning, call, scope) ?? []),
    ...unusedIn(node, scope),
    ...kept,
    ...storedIn(node, scope),
    ...(scope.isOutermost(node) ? returnedBy(node, scope) : []),
  ];
}

function droppedBy(planning: Planning, call: CallNode, { promises, isCovered }: FloatingScope): Floating | null {
  const { dropped, text, name } = call.fact;
  const way = dropped ? promises.ofCall(call) : null;
  if (way) return { call, way, message: `${text} is not awaited: ${END}; await or return it` };
  const method = name?.text ?? '';
  const passed = callbackOf(call, method);
  const inner = passed && promises.ofCallback(passed, call.file);
  if (!inner) return null;
  if (isCovered(call.function) && isLater(call, method)) {
    const action = 'open a newConnection() of its own in the callback';
    return { call, way: inner, message: `${text} does not wait for its callback: ${END}; ${action}` };
  }
  if (!dropsResults(planning, call, method)) return null;
  const message = `${text} does not wait for its callback: ${END}; use a for loop, or await Promise.all(….map(…))`;
  return { call, way: inner, message };
}

/** The function that a call runs for each element, or later. */
function callbackOf({ fact }: CallNode, method: string): Value | null {
  const [first, second] = fact.arguments;
  if (fact.isNew || first?.spread || second?.spread) return null;
  if (LISTENING.has(method)) return first?.value.kind === 'builtin' ? (second?.value ?? null) : null;
  return first?.value ?? null;
}

function isLater({ fact }: CallNode, method: string): boolean {
  const { callee } = fact;
  if (callee.kind === 'member') {
    const isProcess = callee.object.kind === 'global' && callee.object.name === 'process';
    return LISTENING.has(method) || (isProcess && method === 'nextTick');
  }
  return callee.kind === 'global' && TIMERS.has(callee.name);
}

/** It runs when what it is written in may have ended: a timer or a listener has it, and no promise waits for that. */
export function runsLater(graph: Graph, node: FunctionNode): boolean {
  const { use } = node.fact;
  const call = use.kind === 'argument' ? node.file.calls[use.call] : undefined;
  return call !== undefined && isLater(call, call.fact.name?.text ?? '') && !isExecutor(graph, node);
}

/** Even a `forEach` that gives a promise is one that nobody awaits, where its own result is dropped. */
function dropsResults({ effects }: Planning, call: CallNode, method: string): boolean {
  if (call.fact.callee.kind !== 'member') return false;
  const role = effects.classify(call);
  const isProven = role.kind === 'iteration' && role.proven;
  if (call.fact.dropped)
    return method === 'forEach' || MAPPING.has(method) ? isProven || isUnknown(role.kind) : isProven;
  return isProven && DROPPING.has(method);
}

function isUnknown(role: string): boolean {
  return role === 'iteration' || role === 'unresolved';
}

/** `const saved = book.asave();`, and nobody reads `saved`. */
function unusedIn(node: FunctionNode, { promises }: FloatingScope): readonly Floating[] {
  return bindingsOf(node).flatMap(({ id, name, values }) => {
    const [value] = values;
    const call = value?.kind === 'call' && values.length === 1 ? node.file.calls[value.call] : undefined;
    if (!call || call.function !== node || readsOf(node.file, id) > 0) return [];
    const way = promises.ofCall(call);
    if (way) return [{ call, way, message: `${name}, the promise of ${call.fact.text}, is never awaited: ${END}` }];
    const list = promises.ofList({ kind: 'call', call: call.id }, node.file);
    return list
      ? [{ call, way: list, message: `${name}, the promises of ${call.fact.text}, are never awaited: ${END}` }]
      : [];
  });
}

/** `saved.push(book.asave())`, and nothing else is ever done with `saved`. */
function keptIn(node: FunctionNode, { promises, isSilent }: FloatingScope): readonly Floating[] {
  return bindingsOf(node).flatMap(({ id, name, values }) => {
    const [value] = values;
    if (values.length !== 1 || value?.kind !== 'array' || value.elements.length > 0) return [];
    const pushes = node.file.calls.filter(({ fact }) => isPush(fact.callee, id) && fact.dropped);
    if (isExported(node, id)) return [];
    if (pushes.length === 0 || readsOf(node.file, id) !== pushes.length) return [];
    return pushes.flatMap((push) => {
      const [kept] = push.fact.arguments;
      const call = kept?.value.kind === 'call' ? node.file.calls[kept.value.call] : undefined;
      const way = call ? promises.ofCall(call) : null;
      const isScript = push.function.fact.form === 'module' || isSilent(push.function);
      if (!call || !way || isScript) return [];
      return [{ call, way, message: `${call.fact.text} goes to ${name}, which is never awaited: ${END}` }];
    });
  });
}

/** `return { count: countBooks() }`: whoever gets the object may await it, and the context has ended by then. */
function returnedBy(node: FunctionNode, { promises }: FloatingScope): readonly Floating[] {
  const { returns, async } = node.fact;
  if (!async) return [];
  return returns.flatMap((value) => {
    const object = value.kind === 'object' ? node.file.objects[value.object] : undefined;
    return (object?.fact.members ?? []).flatMap((member) => {
      const call =
        member.kind === 'property' && member.value.kind === 'call' ? node.file.calls[member.value.call] : null;
      const way = call ? promises.ofCall(call) : null;
      if (!call || !way) return [];
      const what = `${call.fact.text} is returned in an object before it is fulfilled`;
      return [{ call, way, message: `${what}: it may run after newConnection() has ended; await it` }];
    });
  });
}

/** `this.#saved = book.asave()`, and nothing in the class reads `#saved`. */
function storedIn({ file, fact }: FunctionNode, { promises }: FloatingScope): readonly Floating[] {
  return fact.accesses.flatMap(({ write, value, assigned, text }) => {
    if (!write || value.kind !== 'member' || value.name?.startsWith('#') !== true) return [];
    const call = assigned?.kind === 'call' ? file.calls[assigned.call] : undefined;
    const way = call ? promises.ofCall(call) : null;
    if (!call || !way || isRead(file, value.name)) return [];
    return [{ call, way, message: `${text}, the promise of ${call.fact.text}, is never awaited: ${END}` }];
  });
}

function isRead(file: FileNode, name: string): boolean {
  return file.functions.some(({ fact }) =>
    fact.accesses.some(({ write, value }) => !write && value.kind === 'member' && value.name === name),
  );
}

/** Somebody else may await what is in it. */
function isExported({ file }: FunctionNode, binding: number): boolean {
  return file.facts.exports.some(({ value }) => value?.kind === 'binding' && value.binding === binding);
}

function isPush(callee: Value, binding: number): boolean {
  return (
    callee.kind === 'member' &&
    callee.name === 'push' &&
    callee.object.kind === 'binding' &&
    callee.object.binding === binding
  );
}

function bindingsOf({ file, id }: FunctionNode): readonly { id: number; name: string; values: readonly Value[] }[] {
  return file.facts.bindings.flatMap(({ kind, function: owner, name, values }, binding) =>
    kind === 'variable' && owner === id ? [{ id: binding, name, values }] : [],
  );
}

/** Whoever waits for `new Promise(…)` waits for what calls `resolve`. */
function isExecutor(graph: Graph, node: FunctionNode): boolean {
  const { use } = node.fact;
  const call = use.kind === 'argument' && use.index === 0 ? node.file.calls[use.call] : undefined;
  if (call?.fact.isNew && isPromiseConstructor(graph, call.fact.callee, call.file)) return true;
  return node.parent !== null && isExecutor(graph, node.parent);
}

function report({ draft, relative }: Planning, { call, way, message }: Floating): void {
  const { text, position } = call.fact;
  const path = relative(call.file.facts.path);
  const place = `${path}:${String(position.line)} ${text}`;
  const steps = describeWay(relative, way);
  draft.finding({
    code: 'floating-orm-call',
    path,
    line: position.line,
    symbol: symbolAround(call.function),
    message,
    callPath: steps[0] === place ? steps : [place, ...steps],
  });
}
