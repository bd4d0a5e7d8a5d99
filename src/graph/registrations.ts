/** Variants that are registered at run time: `fallbackToSyncVariant(C.prototype, 'save', 'asave')`. */
import { keyOf } from './definers.ts';
import type { CallNode, ClassNode } from './nodes.ts';
import type { Graph } from './questions.ts';

export interface Registrations {
  /** By class, and by the name of the variant. */
  readonly calls: ReadonlyMap<ClassNode, ReadonlyMap<string, CallNode>>;
  readonly classes: ReadonlyMap<string, ReadonlySet<ClassNode>>;
}

const REGISTRARS = new Set(['fallbackToSyncVariant', 'withSyncFallback']);

export function findRegistrations(graph: Graph): Registrations {
  const calls = new Map<ClassNode, Map<string, CallNode>>();
  const classes = new Map<string, Set<ClassNode>>();
  for (const file of graph.project.files) {
    for (const call of file.calls) {
      if (!call.fact.name || !REGISTRARS.has(call.fact.name.text)) continue;
      const [home, , asyncName] = call.fact.arguments;
      if (!home || asyncName?.value.kind !== 'builtin' || asyncName.value.text === undefined) continue;
      // `this.prototype` in a static block, `Book.prototype`, `Book`.
      const target = graph.assignmentTarget(home.value, file);
      if (!target) continue;
      const key = keyOf(asyncName.value.text, target.static);
      const own = calls.get(target.class) ?? new Map<string, CallNode>();
      if (!own.has(key)) own.set(key, call);
      calls.set(target.class, own);
      classes.set(key, (classes.get(key) ?? new Set()).add(target.class));
    }
  }
  return { calls, classes };
}
