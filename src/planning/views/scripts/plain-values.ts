/** Values that hold no query: they can be used when the context in which they were made has ended. */
import { isSometimesQuery } from '../../../graph/types/iterables.ts';
import type { CallNode } from '../../../graph/project/nodes.ts';
import type { Graph } from '../../../graph/project/questions.ts';
import type { Type } from '../../../graph/project/types.ts';
import type { OrmUses } from '../contexts/orm-uses.ts';

/** How deep into containers it is looked. */
const DEPTH = 3;

/** What a call gives is proven to hold no query that runs later. */
export function isPlainValue(graph: Graph, call: CallNode, uses: OrmUses): boolean {
  const type = graph.evaluate({ kind: 'call', call: call.id }, call.file);
  const use = uses.ofCall(call);
  const joined = joinedBy(call);
  if (joined) return joined.every((each) => isPlainValue(graph, each, uses));
  if (use) return use.proven && !use.isLazy && !isSometimesQuery(graph, type);
  const isPlain = (each: Type, depth: number): boolean => {
    if (depth === 0) return false;
    switch (each.kind) {
      case 'union':
        return each.types.length > 0 && each.types.every((one) => isPlain(one, depth));
      case 'builtin':
        return !each.element || isPlain(each.element, depth - 1);
      case 'promise':
        return isPlain(each.of, depth);
      case 'array':
        return isPlain(each.element, depth - 1);
      case 'tuple':
        return each.elements.every((one) => isPlain(one, depth - 1));
      case 'object':
        return (
          !each.object.fact.open &&
          each.object.fact.members.every(({ name }) => isPlain(graph.memberOf(each, name), depth - 1))
        );
      case 'instance':
      case 'orm':
        return !isSometimesQuery(graph, each);
      default:
        return false;
    }
  };
  return isPlain(type, DEPTH);
}

/** The calls in `Promise.all([f(), g()])`; null for anything else. */
function joinedBy({ file, fact }: CallNode): readonly CallNode[] | null {
  const { callee, arguments: passed } = fact;
  const isAll = callee.kind === 'member' && callee.name === 'all' && callee.object.kind === 'global';
  const list = passed[0]?.value;
  if (!isAll || list?.kind !== 'array') return null;
  const calls = list.elements.flatMap((each) => (each.kind === 'call' ? (file.calls[each.call] ?? []) : []));
  return calls.length === list.elements.length ? calls : null;
}
