/**
 * Methods that the objects of a class do not have: a call of one throws in both variants alike. So where a value may be of
 * several classes, it is one of those that have what is called on it.
 */
import { mayBeSetByName } from '../project/setters.ts';
import type { ClassNode } from '../project/nodes.ts';
import type { Graph } from '../project/questions.ts';
import type { Type } from '../project/types.ts';

const named = new WeakMap<Graph, ReadonlySet<string>>();

/** Whether no object of the type has a member of that name, nor can get one. */
export function lacksMember(graph: Graph, type: Type, name: string): boolean {
  if (type.kind !== 'instance') return false;
  const { hierarchy } = graph;
  const { class: node } = type;
  if (hierarchy.dispatch(node, name, false).length > 0 || graph.pairs.borneBy(node, name, false)) return false;
  if (graph.writes.has(name) || namesInObjects(graph).has(name)) return false;
  return (
    [node, ...hierarchy.descendants(node)].every((each) => isWhole(graph, each)) && !mayBeSetByName(graph, type, name)
  );
}

/** All that its objects have is written in classes that are seen. */
function isWhole(graph: Graph, node: ClassNode, seen = new Set<ClassNode>()): boolean {
  if (seen.has(node)) return true;
  seen.add(node);
  const isNamed = node.fact.members.every((each) => each.name !== null || each.kind === 'static-block');
  return (
    isNamed &&
    !makesAnother(node) &&
    !node.fact.ambient &&
    graph.hierarchy.bases(node).every((base) => base.kind === 'class' && isWhole(graph, base.class, seen))
  );
}

/** Whether its constructor gives something else than the new object. */
function makesAnother({ file, fact }: ClassNode): boolean {
  return fact.members.some(({ kind, name, function: id }) =>
    kind === 'constructor' || name === 'constructor'
      ? id !== null && (file.functions[id]?.fact.returns.length ?? 0) > 0
      : false,
  );
}

/** Names of what stands in object literals: it may be copied to any object. */
function namesInObjects(graph: Graph): ReadonlySet<string> {
  const known = named.get(graph);
  if (known) return known;
  const objects = graph.packages.seen.flatMap((file) => file.objects);
  const found = new Set(objects.flatMap(({ fact }) => fact.members.map(({ name }) => name)));
  named.set(graph, found);
  return found;
}
