/**
 * The structure of the project: what every other question rests on. Which classes extend which, what is added to them from
 * outside, who holds a manager, and which variants are registered. It is read in rounds, each of which takes the one before
 * as settled, so that no answer is kept that was worked out while a base was still open, and the order of files tells nothing.
 */
import { findAssigned } from './assigned.ts';
import { extendedInterfaces, findImplementers, type Implementers } from '../types/interfaces.ts';
import { linearise, type Linearisation } from './linearise.ts';
import { findHolders } from './models.ts';
import type { CallNode, ClassNode } from '../project/nodes.ts';
import type { AssignedMember, Graph, WrittenFallback } from '../project/questions.ts';
import { findOrmPackages } from '../project/packages.ts';
import { findRegistrations, type Registrations } from './registrations.ts';
import { findUnnamedTargets, isSameTargets, NO_TARGETS, type UnnamedTargets } from './unnamed-writes.ts';
import { alternatives, isSubtype, type Type, union, UNKNOWN } from '../project/types.ts';

export interface Structure {
  /** By class, what it extends: of the classes of the project, and of all above them. */
  readonly bases: Linearisation['bases'];
  /** By class, the line in which it looks for members; empty where no class has several bases. */
  readonly lines: Linearisation['lines'];
  readonly implementers: Implementers;
  /** Members that are added from outside of the class body. */
  readonly assigned: readonly AssignedMember[];
  /** By manager class, for each `new X()`: the class that holds it in a static member, or unknown. */
  readonly holders: ReadonlyMap<ClassNode, readonly Type[]>;
  readonly registrations: Registrations;
  /** What is written to by names that are not written. */
  readonly unnamed: UnnamedTargets;
  /** Names of the packages that the models come from. */
  readonly ormPackages: ReadonlySet<string>;
}

/** Rounds after which a base that still changes is given up as unknown. */
const ROUNDS = 8;

const NOTHING: Structure = {
  bases: new Map(),
  lines: new Map(),
  implementers: new Map(),
  assigned: [],
  holders: new Map(),
  registrations: { calls: new Map(), classes: new Map(), written: new Map(), writtenOn: new Map() },
  unnamed: NO_TARGETS,
  ormPackages: new Set(),
};

/** The graph whose structure is the one that is read from it. @param assemble a graph that rests on a structure */
export function settle(assemble: (structure: Structure) => Graph): Graph {
  let structure = NOTHING;
  for (let round = 0; round < ROUNDS; round += 1) {
    const graph = assemble(structure);
    const found = readStructure(graph, structure);
    if (isSame(found, structure)) return graph;
    structure = round + 1 < ROUNDS ? found : { ...found, bases: settledBases(found.bases, structure.bases) };
  }
  return assemble(structure);
}

function readStructure(graph: Graph, before: Structure): Structure {
  const { bases, lines } = readBases(graph);
  const external = [...bases.keys()].flatMap(({ file }) => (file.external ? file : []));
  return {
    bases,
    lines,
    implementers: findImplementers(graph),
    assigned: findAssigned(graph, [...graph.project.files, ...new Set(external)]),
    holders: findHolders(graph),
    registrations: findRegistrations(graph),
    unnamed: findUnnamedTargets(graph, before.unnamed),
    ormPackages: findOrmPackages(graph),
  };
}

function readBases(graph: Graph): Linearisation {
  const found = new Map<ClassNode, readonly Type[]>();
  const queue = graph.project.files.flatMap((file) => file.classes);
  for (const node of queue) {
    if (found.has(node)) continue;
    const bases = evaluateBases(graph, node);
    found.set(node, bases);
    for (const each of bases) if (each.kind === 'class') queue.push(each.class);
  }
  if (queue.every(({ fact }) => fact.bases.length < 2)) return { bases: found, lines: new Map() };
  return linearise(new Map([...found.keys()].map((node) => [node, evaluateEach(graph, node)])));
}

function evaluateEach(graph: Graph, node: ClassNode): readonly (readonly Type[])[] {
  if (node.fact.interface) return evaluateBases(graph, node).map((each) => [each]);
  return node.fact.bases.map((base) => withoutItself(node, graph.evaluate(base, node.file)));
}

/** What the class extends, by the types as they are; a class that extends itself, through a mixin, gets nothing by that. */
export function evaluateBases(graph: Graph, node: ClassNode): readonly Type[] {
  if (node.fact.interface) return extendedInterfaces(graph, node).map((each) => ({ kind: 'class', class: each }));
  return node.fact.bases.flatMap((base) => withoutItself(node, graph.evaluate(base, node.file)));
}

function withoutItself(node: ClassNode, type: Type): readonly Type[] {
  return alternatives(type).filter((each) => each.kind !== 'class' || each.class !== node);
}

/** What is still another one in the last round may be anything. */
function settledBases(found: Structure['bases'], before: Structure['bases']): Structure['bases'] {
  return new Map(
    [...found].map(([node, bases]) => [node, isSameTypes(bases, before.get(node)) ? bases : [...bases, UNKNOWN]]),
  );
}

function isSame(a: Structure, b: Structure): boolean {
  return (
    isSameMap(a.bases, b.bases, isSameTypes) &&
    isSameMap(a.lines, b.lines, isSameList) &&
    isSameMap(a.implementers, b.implementers, isSameList) &&
    isSameMap(a.holders, b.holders, isSameTypes) &&
    isSameMap(a.registrations.calls, b.registrations.calls, isSameCalls) &&
    isSameMap(a.registrations.written, b.registrations.written, isSameWritten) &&
    isSameTargets(a.unnamed, b.unnamed) &&
    a.ormPackages.size === b.ormPackages.size &&
    [...a.ormPackages].every((each) => b.ormPackages.has(each)) &&
    a.assigned.length === b.assigned.length &&
    a.assigned.every((each, at) => isSameMember(each, b.assigned[at]))
  );
}

function isSameMap<V>(
  a: ReadonlyMap<ClassNode, V>,
  b: ReadonlyMap<ClassNode, V>,
  isEqual: (a: V, b: V | undefined) => boolean,
): boolean {
  return a.size === b.size && [...a].every(([key, value]) => isEqual(value, b.get(key)));
}

function isSameList(a: readonly unknown[], b: readonly unknown[] | undefined): boolean {
  return b?.length === a.length && a.every((each, at) => each === b[at]);
}

function isSameTypes(a: readonly Type[], b: readonly Type[] | undefined): boolean {
  return b?.length === a.length && isSubtype(union(a), union(b)) && isSubtype(union(b), union(a));
}

function isSameCalls(a: ReadonlyMap<string, CallNode>, b: ReadonlyMap<string, CallNode> | undefined): boolean {
  return b?.size === a.size && [...a].every(([key, call]) => b.get(key) === call);
}

function isSameWritten(
  a: ReadonlyMap<string, readonly WrittenFallback[]>,
  b: ReadonlyMap<string, readonly WrittenFallback[]> | undefined,
): boolean {
  return b?.size === a.size && [...a].every(([key, found]) => b.get(key)?.length === found.length);
}

/** In the order of the code, so that the place tells which is which. */
function isSameMember(a: AssignedMember, b: AssignedMember | undefined): boolean {
  return b?.class === a.class && b.static === a.static && b.name === a.name && b.function === a.function;
}
