/** Which model a project's own manager or queryset class gives instances of, where its type arguments or its uses say so. */
import type { ClassNode, FileNode } from '../project/nodes.ts';
import type { Graph } from '../project/questions.ts';
import { classOf, instanceOf } from '../types/instances.ts';
import type { Solver } from '../types/solver.ts';
import type { Structure } from './structure.ts';
import { alternatives, NEVER, type Type, union } from '../project/types.ts';

export interface Models {
  /** An instance of the class, with the model that it gives. */
  instanceOf(type: Type): Type;
}

/** @param holders by manager class, the classes that hold one */
export function createModels(graph: Graph, solve: Solver['solve'], holders: Structure['holders']): Models {
  function modelOf(node: ClassNode): Type | null {
    const model = solve(node, () => (isManager(node) ? (byArgument(node) ?? byUse(node)) : null) ?? NEVER);
    return alternatives(model).length > 0 ? model : null;
  }

  function isManager(node: ClassNode): boolean {
    return graph.hierarchy.ormRoots(node).some((root) => !isModel(root.type));
  }

  function isModel(type: string): boolean {
    return Object.keys(graph.project.profile.types[type]?.staticMembers ?? {}).length > 0;
  }

  /** `class BookManager extends Manager<Book>` */
  function byArgument(node: ClassNode): Type | null {
    const [first] = node.fact.baseArguments;
    return first ? classOf(graph.typeOf(first, node.file)) : null;
  }

  /** `static objects = new BookManager()`: all that ever holds one, if each one made is held by a class. */
  function byUse(node: ClassNode): Type | null {
    const classes = [node, ...graph.hierarchy.descendants(node)];
    const found = classes.flatMap((each) => holders.get(each) ?? []);
    const isSettled = found.length > 0 && found.every((each) => each.kind === 'class');
    return isSettled ? union(found) : null;
  }

  return {
    instanceOf: (type) =>
      union(
        alternatives(type).map((each) =>
          each.kind === 'class'
            ? { kind: 'instance', class: each.class, model: modelOf(each.class) }
            : instanceOf(each),
        ),
      ),
  };
}

/** By manager class, for each `new X()`: the class that holds it in a static member, or unknown. */
export function findHolders(graph: Graph): ReadonlyMap<ClassNode, readonly Type[]> {
  const holders = new Map<ClassNode, Type[]>();
  for (const file of graph.project.files) {
    const held = heldIn(graph, file);
    for (const call of file.calls) {
      if (!call.fact.isNew) continue;
      for (const each of alternatives(graph.evaluate(call.fact.callee, file))) {
        if (each.kind !== 'class') continue;
        const list = holders.get(each.class) ?? [];
        list.push(held.get(call.id) ?? { kind: 'unknown' });
        holders.set(each.class, list);
      }
    }
  }
  return holders;
}

/** The classes of a file whose static members are the results of calls, by call. */
function heldIn(graph: Graph, file: FileNode): ReadonlyMap<number, Type> {
  const held = new Map<number, Type>();
  for (const node of file.classes) {
    for (const member of node.fact.members) {
      // `static get objects() { return new BookManager(); }`
      const body = member.kind === 'getter' && member.function !== null ? file.functions[member.function] : undefined;
      for (const value of [member.value, ...(body?.fact.returns ?? [])]) {
        if (member.static && value?.kind === 'call') held.set(value.call, { kind: 'class', class: node });
      }
    }
  }
  for (const { target, value } of file.facts.memberAssignments) {
    if (value.kind !== 'call') continue;
    const type = graph.evaluate(target, file);
    if (type.kind === 'class') held.set(value.call, type);
  }
  return held;
}
