/** Members that are added from outside the class body, by class and by function. */
import { addTo } from '../../collections.ts';
import type { CallNode, ClassNode, FileNode, FunctionNode } from '../project/nodes.ts';
import type { AssignedMember, Graph } from '../project/questions.ts';
import { UNKNOWN } from '../project/types.ts';

export interface Assigned {
  readonly all: readonly AssignedMember[];
  /** In the order of the code. */
  to(node: ClassNode): readonly AssignedMember[];
  /** The first one that the function is the value of. */
  as(node: FunctionNode): AssignedMember | undefined;
}

const NONE: readonly AssignedMember[] = [];

export function indexAssigned(all: readonly AssignedMember[]): Assigned {
  const byClass = new Map<ClassNode, AssignedMember[]>();
  const byFunction = new Map<FunctionNode, AssignedMember>();
  for (const each of all) {
    addTo(byClass, each.class, each);
    if (each.function && !byFunction.has(each.function)) byFunction.set(each.function, each);
  }
  return { all, to: (node) => byClass.get(node) ?? NONE, as: (node) => byFunction.get(node) };
}

/** @param files of the project, and of dependencies that it extends classes of */
export function findAssigned(graph: Graph, files: readonly FileNode[]): AssignedMember[] {
  const found: AssignedMember[] = [];
  for (const file of files) {
    for (const fact of file.facts.memberAssignments) {
      if (fact.name === null) continue;
      const target = graph.assignmentTarget(fact.target, file);
      if (!target) continue;
      found.push({
        ...target,
        name: fact.name,
        function: fact.value.kind === 'function' ? (file.functions[fact.value.function] ?? null) : null,
        value: fact.value,
        file,
        form: fact.form ?? 'assignment',
        statement: fact.statement,
        targetText: fact.targetText,
        line: fact.position.line,
        listed: fact.listed,
        always: fact.always,
      });
    }
    for (const call of file.calls) found.push(...assignedFromElsewhere(graph, call));
  }
  return found;
}

/** `Object.assign(X.prototype, members)`: an object that stands elsewhere may be shared, so that it gets no member. */
function assignedFromElsewhere(graph: Graph, call: CallNode): AssignedMember[] {
  const { callee, arguments: passed } = call.fact;
  if (callee.kind !== 'member' || callee.object.kind !== 'global' || callee.object.name !== 'Object') return [];
  const [first, ...sources] = passed;
  if (callee.name !== 'assign' || !first) return [];
  const target = graph.assignmentTarget(first.value, call.file);
  if (!target) return [];
  const { range, position } = call.fact;
  const shared = { ...target, function: null, file: call.file, form: 'unsupported', statement: range } as const;
  return sources.flatMap(({ value }) => {
    const type = value.kind === 'object' ? UNKNOWN : graph.evaluate(value, call.file);
    const members = type.kind === 'object' ? type.object.fact.members : [];
    const isHere = type.kind === 'object' && type.object.file === call.file;
    return members.map(({ name, value: held }) => ({
      ...shared,
      name,
      value: isHere ? held : null,
      targetText: targetName(target),
      line: position.line,
    }));
  });
}

function targetName(target: { class: ClassNode; static: boolean }): string {
  const name = target.class.fact.name ?? '';
  return name === '' || target.static ? name : `${name}.prototype`;
}
