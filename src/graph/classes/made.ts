/** What runs of a class when an object of it is made, or is filled with the values of a row. */
import type { MemberFact } from '../../model/facts.ts';
import { classesAbove } from '../project/classes-above.ts';
import type { ClassNode, FunctionNode } from '../project/nodes.ts';
import type { Hierarchy } from '../project/questions.ts';

/** The constructor that a member is, or the code of a field of instances. */
export function constructionOf(node: ClassNode, member: MemberFact): readonly FunctionNode[] {
  if (member.kind === 'constructor') return functionAt(node, member.function);
  return member.kind === 'field' && !member.static ? functionAt(node, member.initializer) : [];
}

/** The setters that an object of the class has. */
export function settersOf(hierarchy: Hierarchy, node: ClassNode): readonly FunctionNode[] {
  return [node, ...classesAbove(hierarchy, node)].flatMap((each) =>
    each.fact.members.flatMap(({ kind, static: isStatic, function: id }) =>
      kind === 'setter' && !isStatic ? functionAt(each, id) : [],
    ),
  );
}

/** The function of that number; none for null. */
export function functionAt({ file }: ClassNode, id: number | null): readonly FunctionNode[] {
  const node = id === null ? undefined : file.functions[id];
  return node ? [node] : [];
}
