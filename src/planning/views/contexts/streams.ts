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
  function isResponse(call: CallNode): boolean {
    const { callee, isNew } = call.fact;
    if (isNew) return isNamed(callee, call.file, RESPONSES);
    if (callee.kind !== 'member' || !BODIES.has(callee.name ?? '') || graph.targetsOf(call).length > 0) return false;
    const { kind } = graph.evaluate(callee.object, call.file);
    return kind === 'unknown' || kind === 'external';
  }

  function isFrom({ fact, file }: CallNode): boolean {
    const { callee } = fact;
    return callee.kind === 'member' && callee.name === 'from' && isNamed(callee.object, file, STREAMS);
  }

  function functionsOf({ fact, file }: CallNode): readonly FunctionNode[] {
    const [source] = fact.arguments;
    if (!fact.isNew || source?.value.kind !== 'object' || !isNamed(fact.callee, file, SOURCES)) return [];
    return membersNamed(source.value.object, file, (name) => FILLING.has(name));
  }

  /** `streamText(c, async (stream) => …)` */
  function helped({ fact, file }: CallNode): readonly FunctionNode[] {
    if (fact.isNew || fact.arguments.length < 2) return [];
    const type = graph.evaluate(fact.callee, file);
    const isHelper =
      (type.kind === 'external' && type.module === HELPER_MODULE && HELPERS.has(type.path.at(-1) ?? '')) ||
      isImported(fact.callee, file);
    return isHelper ? fact.arguments.slice(1).flatMap(({ value }) => functionAt(value, file)) : [];
  }

  function sourceOf(value: Value, file: FileNode, depth = DEPTH): Source {
    if (depth === 0) return NO_SOURCE;
    const next = (each: Value | undefined): Source => (each ? sourceOf(each, file, depth - 1) : NO_SOURCE);
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
        return call ? together([ofCall(call), ...passedOn(call).map(next)]) : NO_SOURCE;
      }
      default:
        return NO_SOURCE;
    }
  }

  /** Values that can be read through what the call gives. */
  function passedOn(call: CallNode): readonly Value[] {
    const { callee } = call.fact;
    const first = call.fact.arguments[0]?.value;
    if (isFrom(call) || isResponse(call)) return first ? [first] : [];
    if (callee.kind !== 'member' || !PIPING.has(callee.name ?? '')) return [];
    return first ? [callee.object, first] : [callee.object];
  }

  function ofCall(call: CallNode): Source {
    const targets = graph.targetsOf(call);
    const isGenerator = targets.length > 0 && targets.every(({ fact }) => fact.async && fact.generator);
    const invoked = targets.filter(({ fact }) => fact.use.kind === 'immediately-invoked');
    return isGenerator ? { functions: invoked, calls: [call] } : { functions: functionsOf(call), calls: [] };
  }

  function sentBy(node: FunctionNode): readonly Source[] {
    const { file, fact } = node;
    const returned = fact.returns.flatMap((value) => responseIn(value, file));
    const bodies = fact.accesses.flatMap(({ write, value, assigned }) => {
      const isBody = write && assigned !== null && value.kind === 'member' && value.name === 'body';
      return isBody && graph.evaluate(value.object, file).kind === 'unknown' ? [assigned] : [];
    });
    const callbacks = node.calls.flatMap(helped);
    return [...[...returned, ...bodies].map((each) => sourceOf(each, file)), { functions: callbacks, calls: [] }];
  }

  /** A response, as it is returned; streams that are returned bare may be read by whoever calls the function. */
  function responseIn(value: Value, file: FileNode): readonly Value[] {
    if (value.kind === 'union') return value.values.flatMap((each) => responseIn(each, file));
    if (value.kind === 'awaited') return responseIn(value.value, file);
    if (value.kind === 'binding') {
      const binding = file.facts.bindings[value.binding];
      const [only] = binding?.values ?? [];
      return binding?.kind === 'variable' && binding.values.length === 1 && only?.kind === 'call'
        ? responseIn(only, file)
        : [];
    }
    const call = value.kind === 'call' ? file.calls[value.call] : undefined;
    return call && isResponse(call) ? [value] : [];
  }

  function functionAt(value: Value, file: FileNode): readonly FunctionNode[] {
    const type = graph.evaluate(value, file);
    return type.kind === 'function' && !type.function.file.external ? [type.function] : [];
  }

  /** A global of that name, or what a package exports under it. */
  function isNamed(value: Value, file: FileNode, names: ReadonlySet<string>): boolean {
    if (value.kind === 'global') return names.has(value.name);
    const type = graph.evaluate(value, file);
    return type.kind === 'external' && !type.derived && names.has(type.path.at(-1) ?? '');
  }

  return { isResponse, isFrom, functionsOf, sentBy };
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
