/** Members that are added from outside the class body, by class and by function. */
import { addTo } from '../collections.ts';
import type { CallNode, ClassNode, FunctionNode } from './nodes.ts';
import type { AssignedMember, Graph } from './questions.ts';

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

export function findAssigned(graph: Graph): AssignedMember[] {
  const found: AssignedMember[] = [];
  for (const file of graph.project.files) {
    for (const fact of file.facts.memberAssignments) {
      if (fact.name === null) continue;
      const target = graph.assignmentTarget(fact.target, file);
      if (!target) continue;
      found.push({
        ...target,
        name: fact.name,
        function: fact.value.kind === 'function' ? (file.functions[fact.value.function] ?? null) : null,
        file,
        form: 'assignment',
        statement: fact.statement,
        targetText: fact.targetText,
        line: fact.position.line,
        listed: fact.listed,
        always: fact.always,
      });
    }
    for (const call of file.calls) found.push(...assignedByCall(graph, call));
  }
  return found;
}

/** `Object.assign(X.prototype, { m() {…} })` and `Object.defineProperty(X.prototype, 'm', …)`. */
function assignedByCall(graph: Graph, call: CallNode): AssignedMember[] {
  const { callee, arguments: passed } = call.fact;
  if (callee.kind !== 'member' || callee.object.kind !== 'global' || callee.object.name !== 'Object') return [];
  const [first, second] = passed;
  if (!first || !second) return [];
  const target = graph.assignmentTarget(first.value, call.file);
  if (!target) return [];
  const targetText = call.fact.arguments[0] ? targetName(target) : '';
  const shared = { ...target, file: call.file, statement: call.fact.range, targetText, line: call.fact.position.line };
  if (callee.name === 'assign') {
    return passed.slice(1).flatMap(({ value }) => {
      const type = graph.evaluate(value, call.file);
      const object = type.kind === 'object' ? type.object : null;
      const isInline = value.kind === 'object';
      return (object?.fact.members ?? []).map((member): AssignedMember => {
        const body = member.function === null ? null : (object?.file.functions[member.function] ?? null);
        // An object that stands elsewhere may be shared; only one that is written here can get a member.
        if (!isInline) return { ...shared, name: member.name, function: null, form: 'unsupported' };
        return { ...shared, name: member.name, function: body, form: 'object-member', statement: member.range };
      });
    });
  }
  if (callee.name === 'defineProperty' && second.value.kind === 'builtin' && second.value.text !== undefined) {
    return [{ ...shared, name: second.value.text, function: null, form: 'unsupported' }];
  }
  return [];
}

function targetName(target: { class: ClassNode; static: boolean }): string {
  const name = target.class.fact.name ?? '';
  return name === '' || target.static ? name : `${name}.prototype`;
}
