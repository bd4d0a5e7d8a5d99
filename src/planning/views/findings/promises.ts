/** Which calls give the promise of an async ORM operation that runs in the context of whoever makes the call. */
import type { Graph } from '../../../graph/project/questions.ts';
import type { CallNode, FileNode, FunctionNode } from '../../../graph/project/nodes.ts';
import { isPromiseConstructor } from '../../../graph/types/promises.ts';
import { alternatives } from '../../../graph/project/types.ts';
import type { Value } from '../../../model/facts.ts';
import type { Step } from '../contexts/flow.ts';
import type { OrmUses } from '../contexts/orm-uses.ts';
import type { Reach, Way } from '../contexts/reach.ts';

export interface Promises {
  /** The way to the operation whose promise the call gives; null where none is proven. */
  ofCall(call: CallNode): Way | null;
  /** The same for each call of a function that is passed on: `async (book) => { await book.asave(); }`. */
  ofCallback(value: Value, file: FileNode): Way | null;
  /** The same for a list of promises: `books.map((book) => book.asave())`. */
  ofList(value: Value, file: FileNode): Way | null;
}

interface Material {
  readonly graph: Graph;
  readonly uses: OrmUses;
  /** What reaches the ORM in the context of its caller. */
  readonly reach: Reach;
  /** The function opens a context of its own. */
  readonly opens: (node: FunctionNode) => boolean;
  readonly isCertain: (step: Step) => boolean;
}

const REACTIONS: ReadonlySet<string> = new Set(['then', 'catch', 'finally']);
const COMBINATORS: ReadonlySet<string> = new Set(['all', 'allSettled', 'race', 'any']);
const MAPPING: ReadonlySet<string> = new Set(['map', 'flatMap']);
/** How many functions that pass a promise on are looked through. */
const DEPTH = 5;

export function createPromises({ graph, uses, reach, opens, isCertain }: Material): Promises {
  function ofCall(call: CallNode, depth = DEPTH): Way | null {
    if (depth === 0 || call.fact.isNew) return null;
    const use = uses.ofCall(call);
    if (use) return use.proven && !use.isLazy ? { steps: [], node: call.function, use } : null;
    return ofTargets(call, depth) ?? ofChain(call, depth);
  }

  function ofTargets(call: CallNode, depth: number): Way | null {
    const ways = graph.targetsOf(call).map((to) => {
      const way = ofFunction(to, depth - 1);
      return way && { ...way, steps: [{ from: call.function, to, kind: 'call', call } as const, ...way.steps] };
    });
    return everyOne(ways);
  }

  /** `p.then(f)`, `Promise.all([p, q])`, `items.map(f)` inside it. */
  function ofChain({ fact, file }: CallNode, depth: number): Way | null {
    const { callee, arguments: passed } = fact;
    if (callee.kind !== 'member' || callee.name === null) return null;
    if (REACTIONS.has(callee.name)) {
      return ofValue(callee.object, file, depth) ?? first(passed, ({ value }) => ofCallback(value, file, depth));
    }
    const [argument] = passed;
    if (!argument || argument.spread) return null;
    return isPromiseConstructor(graph, callee.object, file) && COMBINATORS.has(callee.name)
      ? ofList(argument.value, file, depth)
      : null;
  }

  function ofList(value: Value, file: FileNode, depth = DEPTH): Way | null {
    if (value.kind === 'array') return first(value.elements, (each) => ofValue(each, file, depth));
    const call = value.kind === 'call' ? file.calls[value.call] : undefined;
    const [callback] = call?.fact.arguments ?? [];
    const isMapping = call?.fact.callee.kind === 'member' && MAPPING.has(call.fact.callee.name ?? '');
    return isMapping && callback ? ofCallback(callback.value, file, depth) : null;
  }

  function ofValue(value: Value, file: FileNode, depth: number): Way | null {
    if (value.kind === 'typed') return value.value ? ofValue(value.value, file, depth) : null;
    if (value.kind === 'union') return everyOne(value.values.map((each) => ofValue(each, file, depth)));
    const call = value.kind === 'call' ? file.calls[value.call] : undefined;
    return call ? ofCall(call, depth) : null;
  }

  function ofCallback(value: Value, file: FileNode, depth = DEPTH): Way | null {
    if (depth === 0) return null;
    const types = alternatives(graph.evaluate(value, file));
    return everyOne(types.map((type) => (type.kind === 'function' ? ofFunction(type.function, depth - 1) : null)));
  }

  /** What each call of the function gives. */
  function ofFunction(node: FunctionNode, depth: number): Way | null {
    const { async, generator, returns } = node.fact;
    if (generator || node.file.external || opens(node)) return null;
    if (!async) return everyOne(returns.map((each) => ofValue(each, node.file, depth)));
    const way = reach.way(node);
    return way?.use.proven === true && !way.use.isLazy && way.steps.every(isCertain) ? way : null;
  }

  return { ofCall, ofCallback, ofList };
}

/** The first of several, if none is missing. */
function everyOne(ways: readonly (Way | null)[]): Way | null {
  return ways.every((each) => each !== null) ? (ways[0] ?? null) : null;
}

function first<T>(items: readonly T[], find: (item: T) => Way | null): Way | null {
  for (const item of items) {
    const found = find(item);
    if (found) return found;
  }
  return null;
}
