/** What an object holds under whatever names: what goes through all of it, as `JSON.stringify()` does, comes to that. */
import { contentsOf } from '../values/contents/index.ts';
import { writesIn } from '../classes/unnamed-writes.ts';
import type { Value } from '../../model/facts.ts';
import type { ClassNode, FileNode, ObjectNode } from '../project/nodes.ts';
import type { Graph } from '../project/questions.ts';
import { alternatives, type Type, UNKNOWN } from '../project/types.ts';

type Instance = Extract<Type, { kind: 'instance' }>;

export interface HeldValues {
  /** What stands in an object literal, what was put there since, and what was copied from others. */
  inObject(node: ObjectNode): readonly Type[];
  /** What stands in the fields of an object of a class. */
  inInstance(type: Instance): readonly Type[];
}

/** Asked when all types are settled. */
export function createHeldValues(graph: Graph): HeldValues {
  const ofObjects = new Map<ObjectNode, readonly Type[]>();
  const ofClasses = new Map<ClassNode, readonly Type[]>();
  let written: ReadonlyMap<ClassNode, ReadonlySet<string>> | null = null;

  function inInstance(type: Instance): readonly Type[] {
    written ??= writtenNames(graph);
    const found = ofClasses.get(type.class) ?? fieldsOf(graph, type, written);
    ofClasses.set(type.class, found);
    return found;
  }

  return {
    inInstance,
    inObject(node) {
      const found = ofObjects.get(node) ?? membersOf(graph, node, inInstance);
      ofObjects.set(node, found);
      return found;
    },
  };
}

function membersOf(graph: Graph, node: ObjectNode, inInstance: (type: Instance) => readonly Type[]): readonly Type[] {
  const { fact, file, id } = node;
  const maker = file.functions[fact.function];
  const value: Value = { kind: 'object', object: id };
  const { puts, isOpen } = maker
    ? contentsOf(graph, { file, value, function: maker, isDeep: false })
    : { puts: [], isOpen: true };
  // The methods of an object of a class are not copied.
  const copied = (from: Value, at: FileNode): readonly Type[] =>
    alternatives(graph.evaluate(from, at)).flatMap((each) => {
      if (each.kind === 'class') return [];
      return each.kind === 'instance' ? inInstance(each) : [each];
    });
  return [
    ...[...fact.members.map((each) => each.value), ...fact.computed].map((each) => graph.evaluate(each, file)),
    ...fact.spreads.flatMap((each) => copied(each, file)),
    ...puts.flatMap((put) => (put.spread ? copied(put.value, put.file) : [graph.evaluate(put.value, put.file)])),
    ...(isOpen ? [UNKNOWN] : []),
  ];
}

function fieldsOf(graph: Graph, type: Instance, written: ReadonlyMap<ClassNode, ReadonlySet<string>>): readonly Type[] {
  const family = familyOf(graph, type.class);
  const names = new Set<string>();
  for (const each of family) {
    for (const { kind, name, static: isStatic } of each.fact.members)
      if (kind === 'field' && !isStatic && name !== null) names.add(name);
    for (const name of written.get(each) ?? []) names.add(name);
  }
  const named = [...names].filter((each) => !/^(#|@@)/.test(each)).map((each) => graph.memberOf(type, each));
  const others = graph.writes.unnamedPuts(type).map(({ value, file }) => graph.evaluate(value, file));
  const isWhole = family.every((each) => graph.hierarchy.bases(each).every(({ kind }) => kind === 'class'));
  return [...named, ...others, ...(isWhole ? [] : [UNKNOWN])];
}

/** The class, and all that are above and below it. */
function familyOf({ hierarchy }: Graph, node: ClassNode): readonly ClassNode[] {
  const found = new Set([node, ...hierarchy.descendants(node)]);
  for (const each of found) for (const base of hierarchy.bases(each)) if (base.kind === 'class') found.add(base.class);
  return [...found];
}

/** By class, the names of members that are written to objects of it. */
function writtenNames(graph: Graph): ReadonlyMap<ClassNode, ReadonlySet<string>> {
  const found = new Map<ClassNode, Set<string>>();
  for (const file of graph.packages.seen) {
    for (const { object, name } of writesIn(file)) {
      if (name === null) continue;
      for (const each of alternatives(graph.evaluate(object, file)))
        if (each.kind === 'instance') found.set(each.class, (found.get(each.class) ?? new Set()).add(name));
    }
  }
  return found;
}
