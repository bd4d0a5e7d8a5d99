/**
 * Who runs a method of a pair that is there for the ORM to run: `afterFlush(session)` of a listener. Where the ORM is seen,
 * and nobody but the ORM calls the method or its async variant, what it gives is all that the method is given.
 */
import { callersOf } from './callers.ts';
import { flowsOf } from '../project/flows.ts';
import type { CallNode, FileNode, FunctionNode } from '../project/nodes.ts';
import type { Graph, Home } from '../project/questions.ts';
import type { Value } from '../../model/facts.ts';
import { alternatives } from '../project/types.ts';

/** All calls of the method, and of the async variant in the place of which its mirror will be; null where there may be others. */
export function hookCallersOf(graph: Graph, node: FunctionNode): readonly CallNode[] | null {
  const home = graph.homeOf(node);
  const pair = home?.name == null ? null : graph.pairs.borneBy(home.class, home.name, home.static);
  if (!home || !pair || pair.assumedFrom !== null) return null;
  const variants = graph.hierarchy.lookUp(home.class, pair.async, home.static).map((each) => each.function);
  const found: CallNode[] = [];
  for (const each of [node, ...variants]) {
    const callers = each && callersOf(graph, each);
    if (!callers) return null;
    found.push(...callers);
  }
  const isHook =
    found.some(isOutright) && found.every((each) => !isOutright(each) || graph.packages.isOrmCode(each.file));
  return isHook && ![pair.sync, pair.async].some((name) => mayBeRunOtherwise(graph, home, name)) ? found : null;
}

/** Not `super.afterFlush(session)`, which hands on what the method was given. */
function isOutright({ fact: { callee } }: CallNode): boolean {
  return callee.kind !== 'member' || callee.object.kind !== 'super';
}

/** It is had as a value of something that may be one of the objects, or one of their methods is run by a name that is not written. */
function mayBeRunOtherwise(graph: Graph, home: Home, name: string): boolean {
  return graph.packages.seen.some((file) => {
    const read = flowsOf(file)
      .reads(name)
      .some((each) => mayBeOne(graph, each.object, file, home));
    return (
      read || file.calls.some(({ fact }) => isByName(fact.callee) && mayBeOne(graph, fact.callee.object, file, home))
    );
  });
}

function isByName(callee: Value): callee is Extract<Value, { kind: 'member' }> {
  return callee.kind === 'member' && callee.name === null;
}

function mayBeOne(graph: Graph, object: Value, file: FileNode, home: Home): boolean {
  return alternatives(graph.evaluate(object, file)).some((each) => {
    if (each.kind === 'unknown' || each.kind === 'missing') return true;
    if (each.kind !== 'instance' && each.kind !== 'class') return false;
    return (each.kind === 'class') === home.static && graph.hierarchy.isRelated(each.class, home.class);
  });
}
