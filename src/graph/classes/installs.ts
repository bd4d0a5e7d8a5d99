/** Members that are put on a class from outside in ways that no definition stands for: by an alias, a function, `Reflect`. */
import { addTo } from '../../collections.ts';
import type { AccessFact, ObjectFact, Value } from '../../model/facts.ts';
import { textOf } from '../project/builtins.ts';
import { keyOf } from './definers.ts';
import { createHandles, type Handle, type Handles } from './handles.ts';
import { type CallNode, type ClassNode, type FileNode, type FunctionNode, shortName } from '../project/nodes.ts';
import type { Graph } from '../project/questions.ts';
import { alternatives } from '../project/types.ts';

export interface Install {
  /** Ends in what is written there: `books.js:3 P.asave`. */
  readonly place: string;
  /** The function that is installed; null where it cannot be told. */
  readonly body: FunctionNode | null;
  readonly file: FileNode;
  /** Where what puts it there begins; null for a mere assignment. */
  readonly start: number | null;
}

export interface Installs {
  /** What may stand on the class itself under `name` without a definition that the hierarchy knows of. */
  on(node: ClassNode, name: string, isStatic: boolean): readonly Install[];
  /**
   * Something is put under `name`, and by that name, on the prototype of the class or of one above it; or also of one below
   * it, where the call is not `isExact`.
   */
  replaces(node: ClassNode, name: string, isExact: boolean): boolean;
}

interface Candidate extends Install {
  /** Null where the code does not say. */
  readonly name: string | null;
  /** Names one of which it is, where that much is said. */
  readonly among: readonly string[];
  readonly target: Value;
  /** Somebody else is given the target, and may do with it what they like. */
  readonly isGiven: boolean;
  /** Finds the definition that stands for it. */
  readonly isAt: (line: number, statement: readonly [number, number]) => boolean;
}

/** Functions that look at a prototype, or replace what is on it for the time of a test. */
export const REPLACING_FOR_TESTS =
  /^(expect|assert\w*|spy|spyOn|stub|mock\w*|fallbackToSyncVariant|withSyncFallback|bridgeDelegatingVariants)$/;
const ASSIGNING = new Set(['assign', 'extend', 'mixin', 'merge', 'defaults']);

const installs = new WeakMap<Graph, Installs>();

/** Asked when all types are settled; collected once, for whoever asks. */
export function installsOf(graph: Graph): Installs {
  const found = installs.get(graph) ?? createInstalls(graph);
  installs.set(graph, found);
  return found;
}

/** What the questions of this file are asked about, and what they remember. */
interface Context {
  readonly graph: Graph;
  readonly handles: Handles;
  all: ReadonlyMap<string | null, readonly Candidate[]> | null;
  readonly reached: Map<Candidate, readonly Handle[]>;
  readonly known: Map<string, ReadonlyMap<ClassNode | null, readonly Candidate[]>>;
}

function createInstalls(graph: Graph): Installs {
  const handles = createHandles(graph);
  const reached = new Map<Candidate, readonly Handle[]>();
  const known = new Map<string, ReadonlyMap<ClassNode | null, readonly Candidate[]>>();
  const context: Context = { graph, handles, all: null, reached, known };

  return {
    on: (node, name, isStatic) => on(context, node, name, isStatic),
    replaces: (node, name, isExact) => replaces(context, node, name, isExact),
  };
}

function on(context: Context, node: ClassNode, name: string, isStatic: boolean): readonly Install[] {
  const { known } = context;
  const key = keyOf(name, isStatic);
  const byClass = known.get(key) ?? index(context, name, isStatic);
  known.set(key, byClass);
  const found = [...(byClass.get(node) ?? []), ...(byClass.get(null) ?? [])];
  return found.filter((each) => !isDefinition(context, each, node, name));
}

/** By class; under null those that may concern any. */
function index(context: Context, name: string, isStatic: boolean): ReadonlyMap<ClassNode | null, readonly Candidate[]> {
  context.all ??= collect(context);
  const byClass = new Map<ClassNode | null, Candidate[]>();
  for (const each of [...(context.all.get(name) ?? []), ...(context.all.get(null) ?? [])]) {
    if (each.among.length > 0 && !each.among.includes(name)) continue;
    // A class is given to many a function in honest code: what these do with its prototype is seen where they do it.
    if (each.isGiven && isStatic) continue;
    for (const node of concerned(context, each, isStatic)) addTo(byClass, node, each);
  }
  return byClass;
}

function replaces(context: Context, node: ClassNode, name: string, isExact: boolean): boolean {
  const { graph } = context;
  const { hierarchy } = graph;
  context.all ??= collect(context);
  return (context.all.get(name) ?? []).some((each) =>
    [...concerned(context, each, false)].some((owner) => {
      if (owner === null) return true;
      if (isDefinition(context, each, owner, name)) return false;
      return isExact ? owner === node || hierarchy.isBelow(node, owner) : hierarchy.isRelated(node, owner);
    }),
  );
}

function concerned(
  { reached, handles }: Context,
  candidate: Candidate,
  isStatic: boolean,
): ReadonlySet<ClassNode | null> {
  const { target, file, name } = candidate;
  const found = reached.get(candidate) ?? handles.of(target, file);
  reached.set(candidate, found);
  // `K.prototype.asave = …` in a function that anybody may call.
  const isAny = found.length === 0 && name !== null && !isStatic && handles.isAnyPrototype(target, file);
  if (isAny) return new Set([null]);
  return new Set(found.flatMap((each) => (each.static === isStatic ? [each.class] : [])));
}

function isDefinition({ graph }: Context, candidate: Candidate, node: ClassNode, name: string): boolean {
  return graph.hierarchy
    .assignedTo(node)
    .some((each) => each.file === candidate.file && each.name === name && candidate.isAt(each.line, each.statement));
}

function collect(context: Context): Map<string | null, Candidate[]> {
  const { graph } = context;
  const found = new Map<string | null, Candidate[]>();
  const add = (each: Candidate): void => {
    addTo(found, each.name, each);
  };
  for (const file of graph.project.files) {
    for (const node of file.functions) {
      for (const access of node.fact.accesses) if (access.write) byWrite(context, file, access).forEach(add);
    }
    for (const call of file.calls) byCall(context, call).forEach(add);
  }
  return found;
}

/** `P.asave = …`, `Mid.prototype['a' + name] = …`. */
function byWrite(
  context: Context,
  file: FileNode,
  { value, assigned, position, text }: AccessFact,
): readonly Candidate[] {
  if (value.kind !== 'member') return [];
  const place = `${shortName(file)}:${String(position.line)} ${text}`;
  const isAt = (line: number): boolean => line === position.line;
  const body = assigned && bodyOf(context, assigned, file);
  return [{ place, body, file, start: null, name: value.name, among: [], target: value.object, isGiven: false, isAt }];
}

function byCall(context: Context, call: CallNode): readonly Candidate[] {
  const { graph } = context;
  const { callee, arguments: passed, name, isNew } = call.fact;
  const [first, ...others] = passed;
  const method = name?.text ?? '';
  if (callee.kind === 'member' && (method === '__defineGetter__' || method === '__defineSetter__'))
    return first ? [candidate(call, callee.object, textOf(first.value), null)] : [];
  if (!first || REPLACING_FOR_TESTS.test(method)) return [];
  const owner = callee.kind === 'member' && callee.object.kind === 'global' ? callee.object.name : null;
  const [second, third] = others;
  if ((owner === 'Object' || owner === 'Reflect') && method === 'defineProperty') {
    const body = third ? describedBody(context, third.value, call.file) : null;
    return [candidate(call, first.value, second ? textOf(second.value) : null, body)];
  }
  if (owner === 'Object' && method === 'defineProperties')
    return byObject(context, call, first.value, second?.value, (value, file) => describedBody(context, value, file));
  if (owner === 'Reflect' && method === 'set') {
    const body = third ? bodyOf(context, third.value, call.file) : null;
    return [candidate(call, first.value, second ? textOf(second.value) : null, body)];
  }
  if (ASSIGNING.has(method) && others.length > 0)
    return others.flatMap(({ value }) =>
      byObject(context, call, first.value, value, (value, file) => bodyOf(context, value, file)),
    );
  if (method === 'setPrototypeOf') return isReadAsBase(context, call) ? [] : [candidate(call, first.value, null, null)];
  if (isNew || isOfTheLanguage(callee) || graph.targetsOf(call).length > 0) return [];
  const among = passed.flatMap(({ value }) => textOf(value) ?? []);
  return passed
    .filter(({ value }) => mayBePrototype(context, value, call.file))
    .map(({ value }) => ({ ...candidate(call, value, null, null), among, isGiven: true }));
}

/** One for each member of an object, and one for those that cannot be seen. */
function byObject(
  { graph }: Context,
  call: CallNode,
  target: Value,
  source: Value | undefined,
  read: (value: Value, file: FileNode) => FunctionNode | null,
): readonly Candidate[] {
  const types = source ? alternatives(graph.evaluate(source, call.file)) : [];
  if (types.length === 0) return [candidate(call, target, null, null)];
  return types.flatMap((type) => {
    // The methods of a class are not enumerable: copying an object of it copies its data.
    if (type.kind === 'instance' || type.kind === 'class' || type.kind === 'builtin') return [];
    if (type.kind !== 'object') return [candidate(call, target, null, null)];
    const { file, fact } = type.object;
    const named = fact.members.map((member) =>
      candidate(call, target, member.name, ownBody(member, file) ?? read(member.value, file)),
    );
    return fact.open ? [...named, candidate(call, target, null, null)] : named;
  });
}

/** `Object.setPrototypeOf(X.prototype, Y.prototype)` of a class of the same file: the hierarchy knows it as what X extends. */
function isReadAsBase({ graph }: Context, { fact, file }: CallNode): boolean {
  const [target, base] = fact.arguments.map(({ value }) => value);
  if (target?.kind !== 'member' || target.name !== 'prototype' || target.object.kind !== 'binding' || !base)
    return false;
  const values = file.facts.bindings[target.object.binding]?.values ?? [];
  const isOwn = values.length > 0 && values.every(({ kind }) => kind === 'class' || kind === 'function');
  const types = alternatives(graph.evaluate(base, file));
  return isOwn && types.length > 0 && types.every(({ kind }) => kind === 'instance' || kind === 'orm');
}

function candidate(call: CallNode, target: Value, name: string | null, body: FunctionNode | null): Candidate {
  const { position, text, range } = call.fact;
  const isAt = (_line: number, statement: readonly [number, number]): boolean =>
    statement[0] >= range[0] && statement[1] <= range[1];
  const place = `${shortName(call.file)}:${String(position.line)} ${text}`;
  return { place, body, file: call.file, start: range[0], name, among: [], target, isGiven: false, isAt };
}

function bodyOf({ graph }: Context, value: Value, file: FileNode): FunctionNode | null {
  const type = graph.evaluate(value, file);
  return type.kind === 'function' && type.function.fact.hasBody ? type.function : null;
}

/** The function in `{ value: function () {…} }`. */
function describedBody(context: Context, value: Value, file: FileNode): FunctionNode | null {
  const { graph } = context;
  const type = graph.evaluate(value, file);
  if (type.kind !== 'object' || type.object.fact.open) return null;
  const member = type.object.fact.members.find((each) => each.name === 'value');
  return member ? (ownBody(member, type.object.file) ?? bodyOf(context, member.value, type.object.file)) : null;
}

/** An object of the class is given away all the time; its prototype has been named as one somewhere. */
function mayBePrototype({ graph }: Context, value: Value, file: FileNode): boolean {
  if (value.kind === 'builtin' || value.kind === 'function' || value.kind === 'this') return false;
  const types = alternatives(graph.evaluate(value, file));
  return types.length === 0 || types.some((each) => each.kind === 'instance' || each.kind === 'unknown');
}

function ownBody(member: ObjectFact['members'][number], file: FileNode): FunctionNode | null {
  if (member.kind === 'getter' || member.kind === 'setter' || member.function === null) return null;
  return file.functions[member.function] ?? null;
}

/** `Object.keys()`, `console.log()`, `Object.prototype.hasOwnProperty.call()`. */
function isOfTheLanguage(callee: Value): boolean {
  return callee.kind === 'global' || (callee.kind === 'member' && isOfTheLanguage(callee.object));
}
