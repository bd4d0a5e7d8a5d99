/** Variants that are registered at run time: `fallbackToSyncVariant(C.prototype, 'save', 'asave')`. */
import { addTo } from '../../collections.ts';
import { keyOf } from './definers.ts';
import type { CallNode, ClassNode } from '../project/nodes.ts';
import type { Graph, WrittenFallback } from '../project/questions.ts';

export interface Registrations {
  /** By class, and by the name of the variant. */
  readonly calls: ReadonlyMap<ClassNode, ReadonlyMap<string, CallNode>>;
  readonly classes: ReadonlyMap<string, ReadonlySet<ClassNode>>;
  /** The same for the fallbacks of earlier runs. */
  readonly written: ReadonlyMap<ClassNode, ReadonlyMap<string, readonly WrittenFallback[]>>;
  readonly writtenOn: ReadonlyMap<string, ReadonlySet<ClassNode>>;
}

const REGISTRARS = new Set(['fallbackToSyncVariant', 'withSyncFallback']);

/** `fallbackToSyncVariant(…, { iterator: true })` */
export function givesIterator({ fact, file }: CallNode): boolean {
  const options = fact.arguments.at(-1)?.value;
  const object = options?.kind === 'object' ? file.objects[options.object] : undefined;
  return object?.fact.members.some(({ name }) => name === 'iterator') === true;
}

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
  return { calls, classes, ...findWritten(graph) };
}

function findWritten(graph: Graph): Pick<Registrations, 'written' | 'writtenOn'> {
  const written = new Map<ClassNode, Map<string, WrittenFallback[]>>();
  const writtenOn = new Map<string, Set<ClassNode>>();
  for (const file of graph.project.files) {
    for (const fact of file.facts.fallbacks) {
      const target = graph.assignmentTarget(fact.home, file);
      if (!target) continue;
      const key = keyOf(fact.async, target.static);
      const own = written.get(target.class) ?? new Map<string, WrittenFallback[]>();
      addTo(own, key, { file, fact });
      written.set(target.class, own);
      writtenOn.set(key, (writtenOn.get(key) ?? new Set()).add(target.class));
    }
  }
  return { written, writtenOn };
}
