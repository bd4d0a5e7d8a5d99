/** The way up from a class. */
import type { ClassNode } from './nodes.ts';
import type { Hierarchy } from './questions.ts';

/** All classes that it extends, at any depth, the nearest ones first; itself is none of them, even where it is in a circle. */
export function classesAbove(hierarchy: Hierarchy, node: ClassNode): readonly ClassNode[] {
  const above = new Set([node]);
  for (const each of above) for (const base of hierarchy.bases(each)) if (base.kind === 'class') above.add(base.class);
  return [...above].slice(1);
}
