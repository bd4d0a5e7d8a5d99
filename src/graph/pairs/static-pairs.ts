/**
 * Pairs that a class itself bears, where the code of the ORM is not read. The tables tell of instances: `Model.save` is nobody's,
 * and a model may have a static `delete()` of its own. What a configuration gives may be of either kind; and who calls
 * `super.find()` in a static method knows that there is one.
 */
import { classesAbove } from '../project/classes-above.ts';
import { lookUpOwn } from '../../collections.ts';
import type { Profile } from '../../model/profile.ts';
import type { ClassNode, FunctionNode } from '../project/nodes.ts';
import type { Graph } from '../project/questions.ts';

/** Whether the class may have inherited the static side of the pair from a type of the profile. */
export function bearsStatic(graph: Graph, node: ClassNode, type: string, name: string): boolean {
  const { profile } = graph.project;
  if (isOwnPair(profile, type, name)) return true;
  if (lookUpOwn(profile.types[type]?.pairs, name) === undefined) return false;
  return family(graph, node).some((each) => callsInherited(graph, each, name));
}

/** A configuration gives the pair to the class itself. */
export function isOwnPair({ types }: Profile, type: string, name: string): boolean {
  return lookUpOwn(types[type]?.staticPairs, name) !== undefined;
}

function family(graph: Graph, node: ClassNode): readonly ClassNode[] {
  return [node, ...classesAbove(graph.hierarchy, node), ...graph.hierarchy.descendants(node)];
}

function callsInherited({ hierarchy }: Graph, node: ClassNode, name: string): boolean {
  const body = hierarchy.own(node, name, true)?.function;
  return body != null && callsSuper(body, name);
}

/** Whether the function, or one in it, calls `super.name()`. */
export function callsSuper(node: FunctionNode, name: string): boolean {
  const own = node.calls.some(
    ({ fact }) => fact.callee.kind === 'member' && fact.callee.object.kind === 'super' && fact.callee.name === name,
  );
  return own || node.nested.some((each) => callsSuper(each, name));
}
