/** What a class rests on in the end: the bases, its own or of a class above it, that are no classes of the code. */
import type { ClassNode } from '../project/nodes.ts';
import type { Type } from '../project/types.ts';

type OrmClass = Extract<Type, { kind: 'orm-class' }>;

/** All lists are in the order of a walk up; classes in a line share one. */
export interface Roots {
  /** Types of the profile. */
  orm(node: ClassNode): readonly OrmClass[];
  /** What comes from packages whose code could not be read. */
  packages(node: ClassNode): readonly Type[];
  /** What could not be followed. */
  unknown(node: ClassNode): readonly Type[];
}

/** @param isSettled the bases of the class, and of all above it, are known, so that answers can be kept */
export function createRoots(
  basesOf: (node: ClassNode) => readonly Type[],
  isSettled: (node: ClassNode) => boolean,
): Roots {
  const known = new WeakMap<ClassNode, readonly Type[]>();

  function collect(node: ClassNode): readonly Type[] {
    const found: Type[] = [];
    const seen = new Set<ClassNode>();
    const visit = (at: ClassNode): void => {
      for (let next: ClassNode | null = at; next && !seen.has(next);) {
        seen.add(next);
        const above = onlyBase(next);
        for (const base of above ? [] : basesOf(next)) {
          if (base.kind === 'class') visit(base.class);
          else found.push(base);
        }
        next = above;
      }
    };
    visit(node);
    return found;
  }

  /** The class above, where that is all there is. */
  function onlyBase(node: ClassNode): ClassNode | null {
    const [base, ...others] = basesOf(node);
    return base?.kind === 'class' && others.length === 0 ? base.class : null;
  }

  function rootsOf(node: ClassNode): readonly Type[] {
    const line = new Set<ClassNode>();
    let at = node;
    for (let above = onlyBase(at); above && !known.has(at) && !line.has(above); above = onlyBase(at)) {
      line.add(at);
      at = above;
    }
    const found = known.get(at) ?? collect(at);
    if (isSettled(node)) for (const each of [...line, at]) known.set(each, found);
    return found;
  }

  return {
    orm: createPick(rootsOf, (type): type is OrmClass => type.kind === 'orm-class'),
    packages: createPick(rootsOf, (type): type is Type => type.kind === 'external'),
    unknown: createPick(
      rootsOf,
      (type): type is Type => type.kind === 'unknown' || type.kind === 'missing' || isProxy(type),
    ),
  };
}

/** Picks from each list once. */
function createPick<T extends Type>(
  rootsOf: (node: ClassNode) => readonly Type[],
  pick: (type: Type) => type is T,
): (node: ClassNode) => readonly T[] {
  const picked = new WeakMap<readonly Type[], readonly T[]>();
  return (node) => {
    const roots = rootsOf(node);
    const found = picked.get(roots) ?? roots.filter(pick);
    picked.set(roots, found);
    return found;
  };
}

function isProxy(type: Type): boolean {
  return type.kind === 'builtin' && type.name === 'Proxy';
}
