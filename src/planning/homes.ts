/**
 * Overrides on something that a name stands for and no class body declares: an object made of another, the class that a
 * function of the project makes, a prototype that a function is given. A fallback can follow the statement that makes it.
 */
import { bearingOf } from '../graph/classes/bearers.ts';
import { lentTo } from '../graph/classes/lent.ts';
import { callersOf } from '../graph/types/callers.ts';
import { callsOf } from '../graph/project/call-targets.ts';
import { createHandles } from '../graph/classes/handles.ts';
import type { CallNode, ClassNode, FileNode, FunctionNode } from '../graph/project/nodes.ts';
import { onlyAsyncName } from '../graph/pairs/naming.ts';
import type { Graph } from '../graph/project/questions.ts';
import { isNameFree } from '../graph/variants/reach.ts';
import { alternatives } from '../graph/project/types.ts';
import type { Range, Value } from '../model/facts.ts';
import type { InsertFallback } from '../model/plan.ts';
import type { Planning } from './context.ts';
import { HELPER, insertFallback } from './fallbacks.ts';

/** What owns the method, as it can be named behind a statement. */
export interface NamedHome {
  readonly file: FileNode;
  readonly value: Value;
  readonly text: string;
  readonly after: Range;
  /** Where it stands; absent where that is where the method is. */
  readonly line?: number;
}

/** Calls that give the object that they are given, or a new one with that prototype. */
const GIVING = new Set(['assign', 'create', 'setPrototypeOf', 'defineProperty', 'defineProperties']);

/** `const Post = Model.extend({…})`, `const audited = Object.create(books, {…})`: what the call gives, where it has a name. */
export function homeOfResult(planning: Planning, call: CallNode, name: string): NamedHome | null {
  const { file, id } = call;
  const named = declaredAs(file, { kind: 'call', call: id });
  if (!named) return null;
  const { callee } = call.fact;
  const isObject = callee.kind === 'member' && callee.object.kind === 'global' && callee.object.name === 'Object';
  if (isObject) return GIVING.has(callee.name ?? '') && givesOpenHome(planning, call, name) ? named : null;
  const types = alternatives(planning.graph.evaluate({ kind: 'call', call: id }, file));
  const isFree = types.every((each) => each.kind === 'class' && isFreeOn(planning, each.class, name));
  return types.length > 0 && isFree ? prototypeOf(named) : null;
}

/** What is given back is made there, or nothing that has the variant already. */
function givesOpenHome(planning: Planning, { file, fact }: CallNode, name: string): boolean {
  const [first] = fact.arguments;
  const inner = first?.value.kind === 'call' ? file.calls[first.value.call] : undefined;
  const isMade = !first || [fact, inner?.fact].some((each) => each?.name?.text === 'create');
  if (isMade || bearingOf(planning.graph, first.value, file, name) === null) return true;
  return isOpenHome(planning, first.value, file, name);
}

/** `const shadow = { __proto__: book, … }` */
export function homeOfObject(file: FileNode, object: number): NamedHome | null {
  return declaredAs(file, { kind: 'object', object });
}

/** `applyMixins(Book, [Stamps]);`: the class that the call is given, whatever it does with it. */
export function homeOfArgument(planning: Planning, { file, fact }: CallNode, name: string): NamedHome | null {
  if (!fact.dropped || !fact.always || fact.isNew) return null;
  for (const { value } of fact.arguments) {
    const owner = value.kind === 'member' && value.name === 'prototype' ? value.object : value;
    const binding = owner.kind === 'binding' ? file.facts.bindings[owner.binding] : undefined;
    const type = planning.graph.evaluate(owner, file);
    if (!binding || binding.kind === 'parameter' || type.kind !== 'class') continue;
    if (!isFreeOn(planning, type.class, name) || bearingOf(planning.graph, owner, file, name) === null) continue;
    return prototypeOf({ file, value: owner, text: binding.name, after: fact.range, line: fact.position.line });
  }
  return null;
}

/** `Class.prototype.save = …`, `book.save = …`: what the method is put on, where its name stands for nothing that has a variant already. */
export function homeOfAssignment(
  planning: Planning,
  file: FileNode,
  { line, name }: { readonly line: number; readonly name: string },
): NamedHome | null {
  const fact = file.facts.memberAssignments.find(
    (each) => each.position.line === line && each.name === name && (each.form ?? 'assignment') === 'assignment',
  );
  if (!fact?.listed || !/^[\w$]+(\.[\w$]+)*$/.test(fact.targetText) || !isOpenHome(planning, fact.target, file, name))
    return null;
  return { file, value: fact.target, text: fact.targetText, after: fact.statement };
}

/** `Object.defineProperty(book, 'save', …);` */
export function homeOfTarget(planning: Planning, { file, fact }: CallNode, name: string): NamedHome | null {
  const [target] = fact.arguments;
  if (!fact.dropped || !fact.always || target?.value.kind !== 'binding') return null;
  const binding = file.facts.bindings[target.value.binding];
  if (!binding || !isOpenHome(planning, target.value, file, name)) return null;
  return { file, value: target.value, text: binding.name, after: fact.range };
}

/**
 * The classes that a method is put on by a function that is given them: where it is called, with the class as an argument or
 * as what it is lent to.
 * @param target what the function puts it on: its parameter, the prototype of that, or `this`
 * @returns those that need a fallback; null where one of them cannot have it, or nobody is seen to call the function
 */
export function homesOfGivers(
  planning: Planning,
  target: Value,
  file: FileNode,
  name: string,
): readonly NamedHome[] | null {
  const giver = giverOf(file, target);
  const calls = giver ? callsOf(planning.graph, giver) : [];
  const isLent = giver ? lentTo(planning.graph, giver).some((each) => !calls.includes(each.call)) : false;
  if (calls.length === 0 || isLent) return null;
  const open = calls.filter((call) => !givesNone(planning, call, name));
  const homes = open.flatMap((call) => homeOfArgument(planning, call, name) ?? []);
  return homes.length === open.length ? homes : null;
}

/** Nothing that the call gives bears the pair, or it is a class with an override of its own, which falls back itself. */
function givesNone({ graph }: Planning, { fact, file }: CallNode, name: string): boolean {
  return fact.arguments.every(({ value }) => {
    if (bearingOf(graph, value, file, name) === null) return true;
    const handles = createHandles(graph).of(value, file);
    const areOwn = handles.every((each) => !each.static && graph.hierarchy.own(each.class, name, false) !== null);
    return handles.length > 0 && areOwn;
  });
}

/** The function whose parameter or `this` it is, or is the prototype of. */
function giverOf(file: FileNode, target: Value): FunctionNode | null {
  const root = target.kind === 'member' && target.name === 'prototype' ? target.object : target;
  if (root.kind === 'this') return file.functions[root.function] ?? null;
  const values = root.kind === 'binding' ? (file.facts.bindings[root.binding]?.values ?? []) : [];
  const [only, ...others] = values;
  if (!only || others.length > 0) return null;
  if (only.kind === 'member' || only.kind === 'this') return giverOf(file, only);
  return only.kind === 'parameter' ? (file.functions[only.function] ?? null) : null;
}

/** A fallback can stand there: of a prototype that a function is given all classes are known, and none has a side of the pair. */
function isOpenHome(planning: Planning, target: Value, file: FileNode, name: string): boolean {
  const { graph } = planning;
  const bearing = bearingOf(graph, target, file, name);
  if (bearing === 'class') {
    const handles = createHandles(graph).of(target, file);
    const isFree = handles.every((each) => !each.static && isFreeOn(planning, each.class, name));
    return handles.length > 0 && isFree && isGivenByKnown(graph, target, file);
  }
  const async = onlyAsyncName(graph.project.profile, name);
  const types = alternatives(graph.evaluate(target, file));
  return (
    bearing === 'object' &&
    async !== null &&
    types.every((each) => each.kind !== 'instance' || graph.hierarchy.fieldAbove(each.class, async, false) === null)
  );
}

/** Where it is a parameter, or `this`, all that call the function are known. */
function isGivenByKnown(graph: Graph, target: Value, file: FileNode): boolean {
  const root = target.kind === 'member' ? target.object : target;
  if (root.kind === 'this') {
    const node = file.functions[root.function];
    return node !== undefined && callersOf(graph, node) !== null;
  }
  const values = root.kind === 'binding' ? (file.facts.bindings[root.binding]?.values ?? []) : [];
  return values.every((each) => {
    if (each.kind === 'member') return isGivenByKnown(graph, each, file);
    const node = each.kind === 'parameter' ? file.functions[each.function] : undefined;
    return node === undefined || callersOf(graph, node) !== null;
  });
}

/** The class itself has neither side of the pair: nothing else is planned for it, and nothing is in the way. */
export function isFreeOn({ graph }: Planning, node: ClassNode, name: string): boolean {
  const async = onlyAsyncName(graph.project.profile, name);
  if (async === null || graph.hierarchy.own(node, name, false) || graph.hierarchy.own(node, async, false)) return false;
  return graph.pairs.registered(node, async, false) === null && !graph.hierarchy.fieldAbove(node, async, false);
}

function declaredAs(file: FileNode, value: Value): NamedHome | null {
  const key = JSON.stringify(value);
  const binding = file.facts.bindings.findIndex(
    (each) => each.declared !== undefined && each.values.length === 1 && JSON.stringify(each.values[0]) === key,
  );
  const fact = file.facts.bindings[binding];
  return fact?.declared ? { file, value: { kind: 'binding', binding }, text: fact.name, after: fact.declared } : null;
}

function prototypeOf({ value, text, ...home }: NamedHome): NamedHome {
  return { ...home, value: { kind: 'member', object: value, name: 'prototype' }, text: `${text}.prototype` };
}

/**
 * Plans the fallback of the method on that home, or finds that it is there.
 * @param line of the method
 * @param how says what happens to it, for the comment
 * @returns false where none can be written
 */
export function fallBackOn(planning: Planning, home: NamedHome, name: string, line: number, how: string): boolean {
  const { draft, isOn, isEditable, options, relative } = planning;
  const { file, text } = home;
  const { path } = file.facts;
  const async = onlyAsyncName(planning.graph.project.profile, name);
  if (async === null) return false;
  const pair = { sync: name, async };
  if (isWritten(home, async)) return true;
  const symbol = `${text.replace(/\.prototype$/, '')}.${name}`;
  const id = `insert-sync-fallbacks:${relative(path)}:${symbol}`;
  // Of several that are given to one call, each may have it.
  const isPlanned = draft
    .edits(path)
    .some((each) => each.kind === 'insert-fallback' && each.after[0] === home.after[0] && isFor(each, text, async));
  if (isPlanned) return true;
  const isStanding = file.facts.fallbacks.some((each) => each.async === async && isSame(each.home, home.value));
  if (!isStanding) {
    if (!isOn('insert-sync-fallbacks') || !isEditable(path) || !isNameFree(file, HELPER, options.runtime)) return false;
    const cause = { blocker: 'unsupported-form', reason: how, callPath: [] };
    insertFallback(planning, path, { after: home.after, form: 'statement', home: text }, pair, cause);
  }
  draft.change(path, {
    id,
    transform: 'insert-sync-fallbacks',
    kind: 'override',
    symbol,
    line,
    outcome: 'fallback',
    blocker: 'unsupported-form',
    fallback: isStanding ? 'standing' : 'new',
    reason: how,
    assumptions: [],
    pair,
    callPath: [],
    calls: [],
  });
  return true;
}

function isFor(edit: InsertFallback, home: string, async: string): boolean {
  return edit.home === home && edit.asyncName === async;
}

/** Somebody has put the async variant there. */
function isWritten({ file, value }: NamedHome, async: string): boolean {
  const isAssigned = file.facts.memberAssignments.some((each) => each.name === async && isSame(each.target, value));
  if (isAssigned) return true;
  return file.calls.some(({ fact }) => {
    const [home, , name] = fact.arguments;
    const isNamed = name?.value.kind === 'builtin' && name.value.text === async;
    return fact.name?.text === HELPER && home !== undefined && isSame(home.value, value) && isNamed;
  });
}

function isSame(a: Value, b: Value): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
