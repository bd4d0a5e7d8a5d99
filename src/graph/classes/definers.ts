/** Which classes of the project define a member, by name. */
import type { ClassNode } from '../project/nodes.ts';
import type { Index, Lineage } from './lineage.ts';
import type { AssignedMember, Graph } from '../project/questions.ts';
import type { MemberFact } from '../../model/facts.ts';

export interface Definers {
  /** The classes that define it, in their body or from outside. */
  of(name: string, isStatic: boolean): Index;
  /** Those that define it as a field. */
  ofField(name: string, isStatic: boolean): Index;
}

/** @param assigned members that are added from outside */
export function createDefiners(graph: Graph, lineage: Lineage, assigned: readonly AssignedMember[]): Definers {
  const classes = new Map<string, ClassNode[]>();
  const indexes = new Map<string, Index>();
  const fields = new Map<string, Index>();

  function add(key: string, node: ClassNode): void {
    const list = classes.get(key);
    if (list) list.push(node);
    else classes.set(key, [node]);
  }

  for (const file of graph.project.files) {
    for (const node of file.classes) {
      for (const { name, static: isStatic } of node.fact.members) if (name !== null) add(keyOf(name, isStatic), node);
    }
  }
  for (const each of assigned) add(keyOf(each.name, each.static), each.class);

  function lookUp(known: Map<string, Index>, key: string, passes: (node: ClassNode) => boolean): Index {
    let found = known.get(key);
    if (!found) {
      found = lineage.createIndex((classes.get(key) ?? []).filter(passes));
      known.set(key, found);
    }
    return found;
  }

  return {
    of: (name, isStatic) => lookUp(indexes, keyOf(name, isStatic), () => true),
    ofField: (name, isStatic) =>
      lookUp(fields, keyOf(name, isStatic), (node) => ownMember(node, name, isStatic)?.kind === 'field'),
  };
}

export function keyOf(name: string, isStatic: boolean): string {
  return isStatic ? `static ${name}` : name;
}

const members = new WeakMap<ClassNode, ReadonlyMap<string, MemberFact>>();

/** The last declaration wins, as it does when the class is defined. */
export function ownMember(node: ClassNode, name: string, isStatic: boolean): MemberFact | undefined {
  let known = members.get(node);
  if (!known) {
    const named = node.fact.members.flatMap((each) =>
      each.name === null ? [] : [[keyOf(each.name, each.static), each] as const],
    );
    known = new Map(named);
    members.set(node, known);
  }
  return known.get(keyOf(name, isStatic));
}

/** All declarations of a name: in a `.d.ts` each signature is one. */
export function ownNamed(node: ClassNode, name: string, isStatic: boolean): readonly MemberFact[] {
  return node.fact.members.filter((each) => each.name === name && each.static === isStatic);
}
