/** Leaks of promises: async ORM calls that nobody awaits. */
import { addTo } from '../../../collections.ts';
import type { CallNode, FileNode, FunctionNode } from '../../../graph/project/nodes.ts';
import type { Value } from '../../../model/facts.ts';
import type { Planning } from '../../context.ts';
import { readsOf } from '../contexts/reads.ts';
import { describeWay } from '../contexts/ways.ts';
import { createHandovers, type Handovers, isExecutor, isLater } from './handovers.ts';
import type { Leak } from './leak.ts';
import type { Promises } from './promises.ts';
import type { Way } from '../contexts/reach.ts';

/** Array methods that have no use for the promise of their callback, and those whose result holds it. */
const DROPPING: ReadonlySet<string> = new Set(['forEach', 'filter', 'some', 'every', 'find', 'findIndex']);
const MAPPING: ReadonlySet<string> = new Set(['map', 'flatMap']);

const END = 'it may run after newConnection() has ended, and its error is lost';
const UNREAD = { end: END, action: 'await it' };

export interface FloatingScope {
  readonly functions: readonly FunctionNode[];
  readonly promises: Promises;
  /** It runs in some context: what it leaves to a timer or a listener runs after that. */
  isCovered(node: FunctionNode): boolean;
  /** Nothing is said of it: it is ignored, or refused and reported as such. */
  isSilent(node: FunctionNode): boolean;
  /** The context ends when the function does. */
  isOutermost(node: FunctionNode): boolean;
  /** The way to the ORM, in the context of whoever runs the function; null where it has one of its own. */
  wayOf(node: FunctionNode): Way | null;
}

interface Floating {
  readonly call: CallNode;
  readonly way: Way;
  readonly what: string;
  readonly end: string;
  readonly action: string;
  readonly isResult?: boolean;
  readonly handedOver?: NonNullable<Leak['handedOver']>;
}

/** @returns what goes on by itself, once for each call that it comes from */
export function findFloating(planning: Planning, scope: FloatingScope): readonly Leak[] {
  const found = new Map<CallNode, Floating>();
  const handovers = createHandovers(planning, scope);
  for (const node of scope.functions) {
    if (scope.isSilent(node) || isExecutor(planning.graph, node)) continue;
    const all = [...floatingIn(planning, node, scope), ...handedOverIn(node, scope, handovers)];
    for (const each of all) if (!found.has(each.call)) found.set(each.call, each);
  }
  const byFile = new Map<FileNode, Floating[]>();
  for (const each of found.values()) addTo(byFile, each.call.file, each);
  return [...byFile.values()].flatMap((all) =>
    all.filter((each) => !all.some((other) => isInside(other.call, each.call))).map((each) => leakOf(planning, each)),
  );
}

/** What a callback drops itself comes first: only when that is awaited does its own promise matter. */
function isInside({ fact }: CallNode, outer: CallNode): boolean {
  const { range } = outer.fact;
  return fact !== outer.fact && range[0] <= fact.range[0] && fact.range[1] <= range[1];
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

/** What is given to somebody who may run it, or wait for it, when the function has ended. */
function handedOverIn(node: FunctionNode, scope: FloatingScope, handovers: Handovers): readonly Floating[] {
  if (node.fact.form === 'module' || !scope.isCovered(node)) return [];
  return node.calls.flatMap((call): Floating[] => {
    const { text } = call.fact;
    const later = handovers.functions(call);
    if (later) {
      const action = 'open a newConnection() of its own in the callback';
      return [{ call, ...later, what: `${text} does not wait for its callback`, end: END, action }];
    }
    const race = handovers.race(call);
    if (race) {
      const what = `${text} does not wait for what comes second`;
      return [{ call, way: race, what, end: END, action: 'open a newConnection() of its own in what may lose' }];
    }
    const given = handovers.promise(call);
    if (!given) return [];
    const what = `${text} is given a promise that nothing here waits for`;
    return [{ call, way: given, what, end: END, action: 'await it, or open a newConnection() of its own in it' }];
  });
}

function droppedBy(planning: Planning, call: CallNode, { promises }: FloatingScope): Floating | null {
  const { dropped, text, name } = call.fact;
  const way = dropped ? promises.ofCall(call) : null;
  if (way) return { call, way, what: `${text} is not awaited`, end: END, action: 'await or return it' };
  const method = name?.text ?? '';
  const passed = callbackOf(call);
  const inner = passed && promises.ofCallback(passed, call.file);
  if (!inner || isLater(call, method) || !dropsResults(planning, call, method)) return null;
  const action = 'use a for loop, or await Promise.all(….map(…))';
  return { call, way: inner, what: `${text} does not wait for its callback`, end: END, action };
}

/** The function that a call runs for each element. */
function callbackOf({ fact }: CallNode): Value | null {
  const [first, second] = fact.arguments;
  return fact.isNew || first?.spread || second?.spread ? null : (first?.value ?? null);
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
    if (way) return [{ call, way, ...UNREAD, what: `${name}, the promise of ${call.fact.text}, is never awaited` }];
    const list = promises.ofList({ kind: 'call', call: call.id }, node.file);
    return list
      ? [{ call, way: list, ...UNREAD, what: `${name}, the promises of ${call.fact.text}, are never awaited` }]
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
      return [{ call, way, ...UNREAD, what: `${call.fact.text} goes to ${name}, which is never awaited` }];
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
      const end = 'it may run after newConnection() has ended';
      return [{ call, way, what, end, action: 'await it', isResult: true }];
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
    return [{ call, way, ...UNREAD, what: `${text}, the promise of ${call.fact.text}, is never awaited` }];
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

function leakOf({ relative }: Planning, { call, way, ...rest }: Floating): Leak {
  const { text, position } = call.fact;
  const { line } = position;
  const place = `${relative(call.file.facts.path)}:${String(line)} ${text}`;
  const steps = describeWay(relative, way);
  const callPath = steps[0] === place ? steps : [place, ...steps];
  return { code: 'floating-orm-call', node: call.function, line, callPath, ...rest };
}
