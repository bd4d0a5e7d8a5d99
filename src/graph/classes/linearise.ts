/**
 * Classes of several bases: `class Book(Stamped, Model)`. Each class looks for its members in one line of classes, its own
 * first, and `super()` leads to the next of the line of the object's class: so `Stamped` goes on with `Model` there, which it
 * does not extend. The line is that of C3 (Barrett et al., A Monotonic Superclass Linearization for Dylan, OOPSLA 1996), as
 * in Python.
 */
import type { ClassNode } from '../project/nodes.ts';
import { isSubtype, type Type, UNKNOWN } from '../project/types.ts';

/** What a class extends, base by base; each may be one of several things. */
type Declared = ReadonlyMap<ClassNode, readonly (readonly Type[])[]>;

export interface Linearisation {
  /** What each class may go on with, in the line of whatever object. */
  readonly bases: ReadonlyMap<ClassNode, readonly Type[]>;
  /** The line of each class, itself first; none for a class whose line is not known. */
  readonly lines: ReadonlyMap<ClassNode, readonly ClassNode[]>;
}

/** @param declared classes of the project, and all above them */
export function linearise(declared: Declared): Linearisation {
  const known = new Map<ClassNode, readonly Type[] | null>();
  const bases = new Map<ClassNode, Type[]>();
  const lines = new Map<ClassNode, readonly ClassNode[]>();
  for (const node of declared.keys()) bases.set(node, []);
  for (const node of declared.keys()) {
    const line = lineOf(node, declared, known);
    if (line === null) {
      noteUnclear(node, declared, bases);
      continue;
    }
    lines.set(node, line.flatMap(classIn));
    for (const [at, each] of line.entries()) {
      const next = each.kind === 'class' ? successors(line, at) : [];
      for (const type of next) if (each.kind === 'class') note(bases, each.class, type);
    }
  }
  return { bases, lines };
}

/** The class and all above it, in the order of C3; null where a base may be several things, or no order suits all of them. */
function lineOf(
  node: ClassNode,
  declared: Declared,
  known: Map<ClassNode, readonly Type[] | null>,
): readonly Type[] | null {
  const before = known.get(node);
  if (before !== undefined) return before;
  // A class that comes to itself has no line.
  known.set(node, null);
  const own: Type[] = [];
  const above: (readonly Type[])[] = [];
  for (const alternatives of declared.get(node) ?? []) {
    const [base, ...others] = alternatives;
    if (!base || others.length > 0) return null;
    const line = base.kind === 'class' ? lineOf(base.class, declared, known) : [base];
    if (line === null) return null;
    own.push(base);
    above.push(line);
  }
  const rest = merge([...above, own]);
  const line: readonly Type[] | null = rest && [{ kind: 'class', class: node }, ...rest];
  known.set(node, line);
  return line;
}

/** All of the lists, each before what comes after it in any of them; null where they contradict each other. */
function merge(lists: readonly (readonly Type[])[]): readonly Type[] | null {
  const merged: Type[] = [];
  let left = lists.filter((each) => each.length > 0);
  while (left.length > 0) {
    const next = left.map(([first]) => first).find((each) => each && !left.some((list) => isLater(list, each)));
    if (!next) return null;
    merged.push(next);
    left = left
      .map((list) => (list[0] && isSame(list[0], next) ? list.slice(1) : list))
      .filter((list) => list.length > 0);
  }
  return merged;
}

function isLater(list: readonly Type[], type: Type): boolean {
  return list.slice(1).some((each) => isSame(each, type));
}

function isSame(a: Type, b: Type): boolean {
  return isSubtype(a, b) && isSubtype(b, a);
}

/** What stands behind a place of a line. What is no class of the code may go on with whatever comes after it. */
function successors(line: readonly Type[], at: number): readonly Type[] {
  const rest = line.slice(at + 1);
  const end = rest.findIndex(({ kind }) => kind === 'class');
  return end === -1 ? rest : rest.slice(0, end + 1);
}

/** A class without a line, and all above it, may go on with anything. */
function noteUnclear(node: ClassNode, declared: Declared, bases: Map<ClassNode, Type[]>): void {
  for (const type of (declared.get(node) ?? []).flat()) note(bases, node, type);
  const seen = new Set([node]);
  for (const each of seen) {
    note(bases, each, UNKNOWN);
    for (const type of (declared.get(each) ?? []).flat()) if (type.kind === 'class') seen.add(type.class);
  }
}

function note(bases: Map<ClassNode, Type[]>, node: ClassNode, type: Type): void {
  const list = bases.get(node) ?? [];
  if (!list.some((each) => isSame(each, type))) list.push(type);
  bases.set(node, list);
}

function classIn(type: Type): readonly ClassNode[] {
  return type.kind === 'class' ? [type.class] : [];
}
