/** Streams that are read when the function which made them has returned: what fills them runs in none of its contexts. */
import type { CallNode, FileNode, FunctionNode } from '../../../graph/project/nodes.ts';
import type { Graph } from '../../../graph/project/questions.ts';
import type { Value } from '../../../model/facts.ts';

/** What a value runs while somebody reads it. */
export interface Source {
  /** Functions of a stream: `start`, `pull`, `[Symbol.asyncIterator]`. */
  readonly functions: readonly FunctionNode[];
  /** Calls of async generators, which run nothing before they are read. */
  readonly calls: readonly CallNode[];
}

export interface Streams {
  /** `new Response(…)`, `c.body(…)`: a response that is read by whoever asked for it. */
  isResponse(call: CallNode): boolean;
  /** `Readable.from(…)` */
  isFrom(call: CallNode): boolean;
  /** The functions that `new ReadableStream({ start, pull })` is given. */
  functionsOf(call: CallNode): readonly FunctionNode[];
  /** What runs only after the function has returned, because it is in a response. */
  sentBy(node: FunctionNode): readonly Source[];
}

const STREAMS: ReadonlySet<string> = new Set(['Readable', 'ReadableStream']);
const SOURCES: ReadonlySet<string> = new Set(['Readable', 'ReadableStream', 'TransformStream', 'Transform', 'Duplex']);
const RESPONSES: ReadonlySet<string> = new Set(['Response', 'NextResponse']);
/** Methods of a context that make a response: `c.body(stream)` of Hono. */
const BODIES: ReadonlySet<string> = new Set(['body', 'newResponse']);
const PIPING: ReadonlySet<string> = new Set(['pipe', 'pipeThrough']);
/** Functions that run their callback while the response is being sent, and return at once. */
const HELPERS: ReadonlySet<string> = new Set(['stream', 'streamText', 'streamSSE']);
const HELPER_MODULE = 'hono/streaming';
/** Methods of an underlying source (https://streams.spec.whatwg.org/#underlying-source-api) and of a stream of Node. */
const FILLING: ReadonlySet<string> = new Set(['start', 'pull', 'read', 'transform', 'flush', 'construct']);
export const ASYNC_ITERATOR = '@@asyncIterator';
const DEPTH = 6;
const NO_SOURCE: Source = { functions: [], calls: [] };

export function createStreams(graph: Graph): Streams {
  return {
    isResponse: (call) => isResponse(graph, call),
    isFrom: (each) => isFrom(graph, each),
    functionsOf: (each) => functionsOf(graph, each),
    sentBy: (node) => sentBy(graph, node),
  };
}

function isResponse(graph: Graph, call: CallNode): boolean {
  const { callee, isNew } = call.fact;
  if (isNew) return isNamed(graph, callee, call.file, RESPONSES);
  if (callee.kind !== 'member' || !BODIES.has(callee.name ?? '') || graph.targetsOf(call).length > 0) return false;
  const { kind } = graph.evaluate(callee.object, call.file);
  return kind === 'unknown' || kind === 'external';
}

function isFrom(graph: Graph, { fact, file }: CallNode): boolean {
  const { callee } = fact;
  return callee.kind === 'member' && callee.name === 'from' && isNamed(graph, callee.object, file, STREAMS);
}

function functionsOf(graph: Graph, { fact, file }: CallNode): readonly FunctionNode[] {
  const [source] = fact.arguments;
  if (!fact.isNew || source?.value.kind !== 'object' || !isNamed(graph, fact.callee, file, SOURCES)) return [];
  return membersNamed(source.value.object, file, (name) => FILLING.has(name));
}

/** `streamText(c, async (stream) => …)` */
function helped(graph: Graph, { fact, file }: CallNode): readonly FunctionNode[] {
  if (fact.isNew || fact.arguments.length < 2) return [];
  const type = graph.evaluate(fact.callee, file);
  const isHelper =
    (type.kind === 'external' && type.module === HELPER_MODULE && HELPERS.has(type.path.at(-1) ?? '')) ||
    isImported(fact.callee, file);
  return isHelper ? fact.arguments.slice(1).flatMap(({ value }) => functionAt(graph, value, file)) : [];
}

function sourceOf(graph: Graph, value: Value, file: FileNode, depth = DEPTH): Source {
  if (depth === 0) return NO_SOURCE;
  const next = (each: Value | undefined): Source => (each ? sourceOf(graph, each, file, depth - 1) : NO_SOURCE);
  switch (value.kind) {
    case 'awaited':
      return next(value.value);
    case 'typed':
      return next(value.value);
    case 'union':
      return together(value.values.map(next));
    case 'object':
      return { functions: membersNamed(value.object, file, (name) => name === ASYNC_ITERATOR), calls: [] };
    case 'binding': {
      const binding = file.facts.bindings[value.binding];
      return binding?.kind === 'variable' && binding.values.length === 1 ? next(binding.values[0]) : NO_SOURCE;
    }
    case 'call': {
      const call = file.calls[value.call];
      return call ? together([ofCall(graph, call), ...passedOn(graph, call).map(next)]) : NO_SOURCE;
    }
    default:
      return NO_SOURCE;
  }
}

/** Values that can be read through what the call gives. */
function passedOn(graph: Graph, call: CallNode): readonly Value[] {
  const { callee } = call.fact;
  const first = call.fact.arguments[0]?.value;
  if (isFrom(graph, call) || isResponse(graph, call)) return first ? [first] : [];
  if (callee.kind !== 'member' || !PIPING.has(callee.name ?? '')) return [];
  return first ? [callee.object, first] : [callee.object];
}

function ofCall(graph: Graph, call: CallNode): Source {
  const targets = graph.targetsOf(call);
  const isGenerator = targets.length > 0 && targets.every(({ fact }) => fact.async && fact.generator);
  const invoked = targets.filter(({ fact }) => fact.use.kind === 'immediately-invoked');
  return isGenerator ? { functions: invoked, calls: [call] } : { functions: functionsOf(graph, call), calls: [] };
}

function sentBy(graph: Graph, node: FunctionNode): readonly Source[] {
  const { file, fact } = node;
  const returned = fact.returns.flatMap((value) => responseIn(graph, value, file));
  const bodies = fact.accesses.flatMap(({ write, value, assigned }) => {
    const isBody = write && assigned !== null && value.kind === 'member' && value.name === 'body';
    return isBody && graph.evaluate(value.object, file).kind === 'unknown' ? [assigned] : [];
  });
  const callbacks = node.calls.flatMap((each) => helped(graph, each));
  return [...[...returned, ...bodies].map((each) => sourceOf(graph, each, file)), { functions: callbacks, calls: [] }];
}

/** A response, as it is returned; streams that are returned bare may be read by whoever calls the function. */
function responseIn(graph: Graph, value: Value, file: FileNode): readonly Value[] {
  if (value.kind === 'union') return value.values.flatMap((each) => responseIn(graph, each, file));
  if (value.kind === 'awaited') return responseIn(graph, value.value, file);
  if (value.kind === 'binding') {
    const binding = file.facts.bindings[value.binding];
    const [only] = binding?.values ?? [];
    return binding?.kind === 'variable' && binding.values.length === 1 && only?.kind === 'call'
      ? responseIn(graph, only, file)
      : [];
  }
  const call = value.kind === 'call' ? file.calls[value.call] : undefined;
  return call && isResponse(graph, call) ? [value] : [];
}

function functionAt(graph: Graph, value: Value, file: FileNode): readonly FunctionNode[] {
  const type = graph.evaluate(value, file);
  return type.kind === 'function' && !type.function.file.external ? [type.function] : [];
}

/** A global of that name, or what a package exports under it. */
function isNamed(graph: Graph, value: Value, file: FileNode, names: ReadonlySet<string>): boolean {
  if (value.kind === 'global') return names.has(value.name);
  const type = graph.evaluate(value, file);
  return type.kind === 'external' && !type.derived && names.has(type.path.at(-1) ?? '');
}

/** The package need not be installed. */
function isImported(callee: Value, file: FileNode): boolean {
  const binding = callee.kind === 'binding' ? file.facts.bindings[callee.binding] : undefined;
  return binding?.import?.specifier === HELPER_MODULE && HELPERS.has(binding.import.name);
}

function membersNamed(object: number, file: FileNode, test: (name: string) => boolean): readonly FunctionNode[] {
  return (file.objects[object]?.fact.members ?? []).flatMap(({ name, function: id }) => {
    const node = id !== null && test(name) ? file.functions[id] : undefined;
    return node ? [node] : [];
  });
}

function together(sources: readonly Source[]): Source {
  return {
    functions: sources.flatMap(({ functions }) => functions),
    calls: sources.flatMap(({ calls }) => calls),
  };
}
