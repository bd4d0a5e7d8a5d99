/** `new Book(values)` and `super(values)`: what they run of the project. */
import { settersOf } from '../../classes/made.ts';
import { classesAbove } from '../../project/classes-above.ts';
import type { CallNode, ClassNode, FunctionNode } from '../../project/nodes.ts';
import type { Graph } from '../../project/questions.ts';
import { alternatives, withoutNullish } from '../../project/types.ts';
import { describe } from '../../types/describe.ts';
import type { Role } from '../roles.ts';
import type { Context } from './context.ts';
import { project } from './functions.ts';

export function construction(context: Context, call: CallNode): Role {
  const { graph } = context;
  const type = withoutNullish(graph.evaluate(call.fact.callee, call.file));
  const name = call.fact.name?.text ?? '';
  if (alternatives(type).some((each) => each.kind === 'missing' || (each.kind === 'external' && each.isUndeclared)))
    return { kind: 'unresolved', name, receiver: describe(type), missing: true };
  const setters = settersRun(context, call);
  const role = project(context, call, 'constructor');
  if (setters.length === 0) return role;
  const targets = role.kind === 'project' ? role.targets : [];
  return { kind: 'project', targets: [...targets, ...setters], receiver: 'constructor' };
}

/** A constructor outside the project may put the values that it is given on the object, one by one. */
function settersRun({ graph }: Context, call: CallNode): readonly FunctionNode[] {
  if (call.fact.arguments.length === 0) return [];
  const { hierarchy } = graph;
  const home = call.fact.isNew ? null : graph.homeOf(call.function)?.class;
  const made = home
    ? [home, ...hierarchy.descendants(home)]
    : alternatives(graph.evaluate(call.fact.callee, call.file)).flatMap((each) =>
        each.kind === 'class' ? [each.class] : [],
      );
  return made
    .filter((node) => !node.file.external && isMadeOutside(graph, node))
    .flatMap((node) => settersOf(hierarchy, node));
}

function isMadeOutside({ hierarchy }: Graph, node: ClassNode): boolean {
  return (
    hierarchy.ormRoots(node).length > 0 ||
    hierarchy.packageBases(node).length > 0 ||
    hierarchy.unknownBases(node).length > 0 ||
    classesAbove(hierarchy, node).some(({ file }) => file.external)
  );
}
