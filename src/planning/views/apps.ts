/** Whether a value is an app or router of a web framework: told by the call that made it, its type, or its package. */
import { frameworks } from '../../entry-points/index.ts';
import type { Framework } from '../../entry-points/framework.ts';
import type { Value } from '../../model/facts.ts';
import { isPackage } from '../../graph/exports.ts';
import type { Graph } from '../../graph/questions.ts';
import type { CallNode, FileNode } from '../../graph/nodes.ts';
import { isFile } from '../../graph/project.ts';
import { alternatives, type Type, withoutNullish } from '../../graph/types.ts';

/** The framework whose app a value is; `unknown` where it could be anything; null where it is something else. */
export type App = Framework | 'unknown' | null;

export function createApps(graph: Graph): (value: Value, file: FileNode) => App {
  function appOf(value: Value, file: FileNode): App {
    const framework = made(value, file, new Set());
    if (framework) return framework;
    const types = alternatives(withoutNullish(graph.evaluate(value, file)));
    const typed = types.map(frameworkOf).find((each) => each !== null);
    if (typed) return typed;
    return types.every((type) => type.kind === 'unknown' || type.kind === 'missing') ? 'unknown' : null;
  }

  /** Follows a value to the call that made it, through variables and imports. */
  function made(value: Value, file: FileNode, seen: Set<object>): Framework | null {
    if (value.kind === 'awaited') return made(value.value, file, seen);
    if (value.kind === 'union') return first(value.values, (each) => made(each, file, seen));
    if (value.kind === 'call') {
      const call = file.calls[value.call];
      return call ? madeBy(call, seen) : null;
    }
    const binding = value.kind === 'binding' ? file.facts.bindings[value.binding] : undefined;
    if (!binding || seen.has(binding)) return null;
    seen.add(binding);
    if (binding.import) return imported(file, binding.import, seen);
    return first(binding.values, (each) => made(each, file, seen));
  }

  /** `express()`, `new Hono()`; and `app.route('/books')`, since routers give themselves to be called again. */
  function madeBy(call: CallNode, seen: Set<object>): Framework | null {
    const { callee } = call.fact;
    const factory = first(alternatives(graph.evaluate(callee, call.file)), frameworkOf);
    if (factory) return factory;
    return callee.kind === 'member' ? made(callee.object, call.file, seen) : null;
  }

  function imported(
    from: FileNode,
    { specifier, name }: { specifier: string; name: string },
    seen: Set<object>,
  ): Framework | null {
    const target = graph.project.open(from, specifier);
    if (!isFile(target) || target.external) return null;
    const fact = target.facts.exports.findLast((each) => each.name === name);
    if (fact?.from && !seen.has(fact)) {
      seen.add(fact);
      return imported(target, fact.from, seen);
    }
    return fact?.value ? made(fact.value, target, seen) : null;
  }

  return appOf;
}

function frameworkOf(type: Type): Framework | null {
  if (type.kind === 'external') {
    const name = type.path.at(-1) ?? 'default';
    const isApp = ({ factories, types }: Framework): boolean => factories.includes(name) || types.includes(name);
    return (
      frameworks.find((each) => each.packages.some((known) => isPackage(type.module, known)) && isApp(each)) ?? null
    );
  }
  if (type.kind !== 'instance' && type.kind !== 'class') return null;
  const { path } = type.class.file.facts;
  return frameworks.find((each) => each.packages.some((known) => path.includes(`/node_modules/${known}/`))) ?? null;
}

function first<T>(items: readonly T[], pick: (item: T) => Framework | null): Framework | null {
  for (const item of items) {
    const found = pick(item);
    if (found) return found;
  }
  return null;
}
