/** `record.call(this, book)` and `record.apply(this, args)`: what is called on runs. A method may have these names, too. */
import type { Value } from '../../model/facts.ts';
import { lookUpOwn } from '../../collections.ts';
import type { CallNode, ClassNode, FileNode } from './nodes.ts';
import type { Graph } from './questions.ts';
import { alternatives } from './types.ts';

/** Whether it is the name of one of the two methods of functions. */
export function isBorrowing(name: string | null): boolean {
  return name === 'call' || name === 'apply';
}

/** Whether the call runs what it is called on. */
export function isBorrowed(graph: Graph, { fact, file }: CallNode): boolean {
  return !fact.isNew && isBorrowedCallee(graph, fact.callee, file);
}

/** Whether it is the `apply` or `call` of a function: an object that is none may have one of its own. */
export function isBorrowedCallee(graph: Graph, callee: Value, file: FileNode): boolean {
  if (callee.kind !== 'member' || callee.name === null || !isBorrowing(callee.name)) return false;
  const { name } = callee;
  const types = alternatives(graph.evaluate(callee.object, file));
  const isOwn = types.every((each) => {
    if (each.kind === 'instance' || each.kind === 'class')
      return isMethod(graph, each.class, name, each.kind === 'class');
    return each.kind === 'object' && each.object.fact.members.some((member) => member.name === name);
  });
  return types.length === 0 || !isOwn;
}

/** The code has a method of that name, or a configuration says that there is one. */
function isMethod(graph: Graph, node: ClassNode, name: string, isStatic: boolean): boolean {
  if (graph.hierarchy.dispatch(node, name, isStatic).length > 0) return true;
  const { profile } = graph.project;
  return graph.hierarchy.ormRoots(node).some(({ type }) => {
    const table = profile.described?.types.includes(type) === true ? profile.types[type] : undefined;
    const methods = isStatic ? [table?.staticPairs, table?.staticLazy] : [table?.pairs, table?.lazy];
    return methods.some((each) => lookUpOwn(each, name) !== undefined);
  });
}

/** The name of what runs, as it stands at the call. */
export function nameAt(graph: Graph, call: CallNode): CallNode['fact']['name'] {
  const { name, own } = call.fact;
  return own && !isBorrowed(graph, call) ? own : name;
}
