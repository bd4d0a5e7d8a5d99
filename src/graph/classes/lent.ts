/** Functions that are run on an object that they are lent, as functional mixins are: `asVersioned.call(Book.prototype)`. */
import { addTo } from '../../collections.ts';
import type { Value } from '../../model/facts.ts';
import { isBorrowed } from '../project/borrowed.ts';
import { type Expression, globalMethodOf } from '../project/call-targets.ts';
import type { CallNode, FunctionNode } from '../project/nodes.ts';
import type { Graph } from '../project/questions.ts';
import { functionsOf } from '../project/types.ts';

/** What a function is run on, and the call that lends it. */
export interface Lending extends Expression {
  readonly call: CallNode;
}

const known = new WeakMap<Graph, ReadonlyMap<FunctionNode, readonly Lending[]>>();

/** What `this` is seen to be in the function by `call`, `apply`, `bind` and `Reflect.apply`. Asked when all types are settled. */
export function lentTo(graph: Graph, node: FunctionNode): readonly Lending[] {
  const found = known.get(graph) ?? collect(graph);
  known.set(graph, found);
  return found.get(node) ?? [];
}

function collect(graph: Graph): ReadonlyMap<FunctionNode, readonly Lending[]> {
  const found = new Map<FunctionNode, Lending[]>();
  for (const file of graph.project.files)
    for (const call of file.calls) {
      const lending = lendingBy(graph, call);
      if (!lending) continue;
      for (const each of functionsOf(graph.evaluate(lending.run, file)))
        addTo(found, each, { value: lending.object, file, call });
    }
  return found;
}

/** What the call runs or binds, and on what. */
function lendingBy(graph: Graph, call: CallNode): { readonly run: Value; readonly object: Value } | null {
  const { callee, arguments: passed, isNew } = call.fact;
  const [first, second] = passed;
  if (!first || isNew || callee.kind !== 'member') return null;
  if (globalMethodOf(call) === 'Reflect.apply') return second ? { run: first.value, object: second.value } : null;
  const isLending = callee.name === 'bind' || isBorrowed(graph, call);
  return isLending ? { run: callee.object, object: first.value } : null;
}
