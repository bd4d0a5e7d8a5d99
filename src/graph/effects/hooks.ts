/** Hooks: what a method of the ORM, whose code can be read, runs of the project on the object that it is called on. */
import type { CallNode, ClassNode, FunctionNode } from '../project/nodes.ts';
import type { Graph } from '../project/questions.ts';

export interface Hooks {
  /** Methods of the ORM that run, the first ones included. */
  readonly inner: readonly FunctionNode[];
  /** Methods of the project that these call on `this`. */
  readonly project: readonly FunctionNode[];
}

/**
 * Follows `this.clean()` from method to method. That of another class of the project does not count: `this` is one of the
 * class asked about, or of one below it.
 *
 * @param starts methods of the ORM
 * @param node class of the object that they are called on
 */
export function hooksOf(graph: Graph, starts: readonly FunctionNode[], node: ClassNode): Hooks {
  const inner = new Set(starts);
  const project = new Set<FunctionNode>();
  for (const each of inner) {
    for (const call of each.calls) {
      if (!isHookCall(call)) continue;
      for (const { function: body } of graph.hierarchy.dispatch(node, call.fact.callee.name ?? '', false))
        if (body) (body.file.external ? inner : project).add(body);
    }
  }
  return { inner: [...inner], project: [...project] };
}

/** `this.clean()` in a method of the ORM. */
export function isHookCall(call: CallNode): call is CallNode & {
  readonly fact: { readonly callee: { readonly kind: 'member'; readonly name: string | null } };
} {
  const { callee } = call.fact;
  return call.file.external && callee.kind === 'member' && callee.object.kind === 'this' && !call.fact.isNew;
}

/**
 * Methods below the class of an async variant that it runs on its own object, as they are: when they are synchronous, so is
 * what they do. What it runs of its own class or of those above is its author's business.
 *
 * @param start the async variant
 * @param node class of the object that it is called on
 * @param sync name of the sync variant: a variant that runs that is delegating, which is another matter
 */
export function syncHooksOf(graph: Graph, start: FunctionNode, node: ClassNode, sync: string): readonly FunctionNode[] {
  const home = graph.homeOf(start)?.class;
  const found = new Set([start]);
  for (const each of found) {
    for (const { fact } of each.calls) {
      if (fact.awaited || fact.callee.kind !== 'member' || fact.callee.object.kind !== 'this') continue;
      if (fact.callee.name === null || fact.callee.name === sync) continue;
      for (const { function: body } of graph.hierarchy.dispatch(node, fact.callee.name, false))
        if (body && !body.fact.async) found.add(body);
    }
  }
  return [...found].filter((each) => {
    const owner = graph.homeOf(each)?.class;
    return home !== undefined && owner !== undefined && graph.hierarchy.isBelow(owner, home);
  });
}
