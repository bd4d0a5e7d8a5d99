/** Which values are queries that have not run: querysets, async generators that reach the ORM, and streams of them. */
import { isQuery } from '../../../graph/types/iterables.ts';
import type { CallNode, FileNode, FunctionNode } from '../../../graph/project/nodes.ts';
import { lookUpOwn } from '../../../collections.ts';
import type { Graph } from '../../../graph/project/questions.ts';
import { alternatives, type Type, union, withoutNullish } from '../../../graph/project/types.ts';
import type { ObjectMemberFact, Value } from '../../../model/facts.ts';
import type { OrmUses } from '../contexts/orm-uses.ts';
import type { Reach } from '../contexts/reach.ts';
import { ASYNC_ITERATOR, createStreams, type Streams } from '../contexts/streams.ts';

export interface Lazy {
  /** What is written where the query comes from: `rows()`, or what a variable stands for. */
  readonly text: string;
  /** The call that gives it, if it is one. */
  readonly call: CallNode | null;
  /** It is an async generator or a stream, which runs nothing before it is read. */
  readonly isStream?: boolean;
  /** The functions of a stream that reach the ORM, where it has such. */
  readonly filledBy?: readonly FunctionNode[];
}

export interface LazyValues {
  of(value: Value, file: FileNode): Lazy | null;
  /** The same in a function that is called so: what its parameters stand for is what it is given. */
  ofGiven(value: Value, node: FunctionNode, call: CallNode): Lazy | null;
}

/** Parameters that stand for something lazy while a function is looked through. */
type Given = ReadonlyMap<string, Lazy>;

const NOTHING: Given = new Map();
const DEPTH = 6;

/** What the questions of this file are asked about, and what they remember. */
interface Context {
  readonly graph: Graph;
  readonly uses: OrmUses;
  readonly reach: Reach;
  readonly streams: Streams;
}

export function createLazyValues(graph: Graph, uses: OrmUses, reach: Reach): LazyValues {
  const streams = createStreams(graph);
  const context: Context = { graph, uses, reach, streams };

  return {
    of: (value, file) => lazy(context, value, file, NOTHING, DEPTH),
    ofGiven: (value, node, call) => ofGiven(context, value, node, call),
  };
}

function lazy(context: Context, value: Value, file: FileNode, given: Given, depth: number): Lazy | null {
  if (depth === 0) return null;
  const next = (each: Value): Lazy | null => lazy(context, each, file, given, depth - 1);
  switch (value.kind) {
    case 'call': {
      const call = file.calls[value.call];
      return call ? ofCall(context, call, given, depth) : null;
    }
    // Waiting for a query does not run it.
    case 'awaited':
      return next(value.value) ?? query(context, value, file, 'the awaited value');
    case 'union':
      return first(value.values, next);
    case 'array':
      return first(value.elements, next);
    case 'object':
      return first(file.objects[value.object]?.fact.members ?? [], (member) =>
        member.kind === 'property' ? next(member.value) : ofIterator(context, member, file),
      );
    case 'typed':
      return (value.value && next(value.value)) ?? query(context, value, file, 'the value');
    case 'binding':
      return ofBinding(context, value.binding, file, given, depth);
    case 'member':
      return query(context, value, file, textOf(value, file));
    default:
      return null;
  }
}

function ofCall(context: Context, call: CallNode, given: Given, depth: number): Lazy | null {
  const { uses, streams, graph } = context;
  const { fact, file } = call;
  const use = uses.ofCall(call);
  if (use) return use.proven && use.isLazy ? { text: fact.text, call } : null;
  const argument = (): Lazy | null => {
    const [passed] = fact.arguments;
    return passed && !passed.spread ? lazy(context, passed.value, file, given, depth - 1) : null;
  };
  if (isStreamOf(context, call)) {
    const found = argument();
    return found && { ...found, call: found.call ?? call };
  }
  const filledBy = streams.functionsOf(call).filter((node) => reachesOrm(context, node));
  if (filledBy.length > 0) return { text: fact.text, call, filledBy, isStream: true };
  const { callee } = fact;
  if (callee.kind === 'member' && (callee.name === 'pipe' || callee.name === 'pipeThrough'))
    return lazy(context, callee.object, file, given, depth - 1);
  const targets = graph.targetsOf(call).filter((each) => !each.file.external);
  if (targets.length > 0 && targets.every((node) => isLazyGenerator(context, node)))
    return { text: fact.text, call, isStream: true };
  return (
    throughTarget(context, call, targets, given, depth) ??
    query(context, { kind: 'call', call: call.id }, file, fact.text, call)
  );
}

/** It is a stream or a response that gives what its first argument does, and reads none of it yet. */
function isStreamOf({ streams }: Context, call: CallNode): boolean {
  return streams.isFrom(call) || streams.isResponse(call);
}

/** `{ async *[Symbol.asyncIterator]() {…} }` */
function ofIterator(context: Context, { name, function: id }: ObjectMemberFact, file: FileNode): Lazy | null {
  const node = name === ASYNC_ITERATOR && id !== null ? file.functions[id] : undefined;
  return node && isLazyGenerator(context, node)
    ? { text: '[Symbol.asyncIterator]()', call: null, filledBy: [node], isStream: true }
    : null;
}

/** An async generator runs nothing before somebody asks for its values. */
function isLazyGenerator(context: Context, node: FunctionNode): boolean {
  return node.fact.generator && node.fact.async && reachesOrm(context, node);
}

function reachesOrm({ reach }: Context, node: FunctionNode): boolean {
  return reach.way(node)?.use.proven === true;
}

/** `toStream(rows())`: a sync function cannot have run what it is given. */
function throughTarget(
  context: Context,
  call: CallNode,
  targets: readonly FunctionNode[],
  given: Given,
  depth: number,
): Lazy | null {
  const [target] = targets;
  if (!target || targets.length > 1 || target.fact.async || target.fact.generator) return null;
  const inner = givenTo(context, target, call, given, depth);
  if (inner.size === 0) return null;
  return first(target.fact.returns, (each) => lazy(context, each, target.file, inner, depth - 1));
}

function givenTo(context: Context, target: FunctionNode, call: CallNode, given: Given, depth: number): Given {
  const inner = new Map<string, Lazy>();
  call.fact.arguments.forEach(({ value, spread }, index) => {
    const name = target.fact.parameters[index]?.name ?? null;
    const passed = spread || name === null ? null : lazy(context, value, call.file, given, depth - 1);
    if (passed && name !== null) inner.set(`${String(target.id)} ${name}`, passed);
  });
  return inner;
}

function ofGiven(context: Context, value: Value, node: FunctionNode, call: CallNode): Lazy | null {
  const given = givenTo(context, node, call, NOTHING, DEPTH);
  return given.size === 0 ? null : lazy(context, value, node.file, given, DEPTH);
}

function ofBinding(context: Context, id: number, file: FileNode, given: Given, depth: number): Lazy | null {
  const binding = file.facts.bindings[id];
  if (!binding) return null;
  if (binding.kind === 'parameter') return given.get(`${String(binding.function)} ${binding.name}`) ?? null;
  const [value] = binding.values;
  if (binding.values.length !== 1 || !value || mayHaveRun(context, id, file)) return null;
  return lazy(context, value, file, given, depth - 1);
}

/** Somebody iterates over it, or is given it: a queryset keeps what it has read. */
function mayHaveRun(context: Context, binding: number, file: FileNode): boolean {
  const isIt = (value: Value): boolean => value.kind === 'binding' && value.binding === binding;
  if (file.functions.some(({ fact }) => fact.iterations.some((each) => isIt(each.value)))) return true;
  return file.calls.some((call) => {
    const { fact } = call;
    const isReceiver = fact.callee.kind === 'member' && isIt(fact.callee.object);
    if (isReceiver) return !isLazyName(context, fact.name?.text ?? '') && !leavesUnread(context, call);
    const isGiven = fact.arguments.some(({ value }) => isIt(value));
    return isGiven && !SENDING.has(fact.name?.text ?? '') && !isStreamOf(context, call);
  });
}

/** `books.acount()` asks the database something else; a stream that is piped is read later. */
function leavesUnread({ uses }: Context, call: CallNode): boolean {
  const name = call.fact.name?.text ?? '';
  return uses.ofCall(call) !== null || name === 'pipeThrough' || FLOWING.has(name);
}

function isLazyName({ graph }: Context, name: string): boolean {
  return Object.values(graph.project.profile.types).some((type) => lookUpOwn(type.lazy, name) !== undefined);
}

function query(
  context: Context,
  value: Value,
  file: FileNode,
  text: string,
  call: CallNode | null = null,
): Lazy | null {
  const { graph } = context;
  const type = settled(graph.evaluate(value, file));
  const isLazy =
    isQuery(graph, type) && alternatives(type).every((each) => isOrmValue(context, each) && !isThenable(context, each));
  return isLazy ? { text, call } : null;
}

function isOrmValue({ uses }: Context, type: Type): boolean {
  return type.kind === 'orm' || (type.kind === 'instance' && uses.isOrmClass(type.class));
}

/** Awaiting it, as returning it from an async function does, runs it. */
function isThenable({ graph }: Context, type: Type): boolean {
  return type.kind === 'instance' && graph.hierarchy.lookUp(type.class, 'then', false).length > 0;
}

/** Methods of a stream that begin to read it, and return at once; what comes from it comes later. */
export const FLOWING: ReadonlySet<string> = new Set(['pipe', 'pipeTo', 'on', 'once', 'resume']);

/** Methods of a response that write what they are given, there and then. */
export const SENDING: ReadonlySet<string> = new Set(['json', 'jsonp', 'send', 'render']);

/** What is left of it when all promises are fulfilled. */
function settled(type: Type): Type {
  const all = alternatives(withoutNullish(type)).map((each) => (each.kind === 'promise' ? settled(each.of) : each));
  return union(all);
}

function textOf(value: Extract<Value, { kind: 'member' }>, file: FileNode): string {
  const { object, name } = value;
  const owner =
    object.kind === 'binding' ? file.facts.bindings[object.binding]?.name : object.kind === 'this' ? 'this' : undefined;
  return `${owner === undefined ? '' : `${owner}.`}${name ?? 'a member'}`;
}

function first<T>(items: readonly T[], find: (item: T) => Lazy | null | undefined): Lazy | null {
  for (const item of items) {
    const found = find(item);
    if (found) return found;
  }
  return null;
}
