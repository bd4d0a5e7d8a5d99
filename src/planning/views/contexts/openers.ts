/** What opens a context: `newConnection` of the runtime or of the ORM, under whatever name; others may have a function called so. */
import { DEFAULT_RUNTIME } from '../../../model/options.ts';
import { isPackage } from '../../../graph/project/exports.ts';
import type { FileNode } from '../../../graph/project/nodes.ts';
import { isFile } from '../../../graph/project/project.ts';
import type { Graph } from '../../../graph/project/questions.ts';
import type { BindingFact, Value } from '../../../model/facts.ts';
import { createOrigins, type Origin } from '../entry-points/origins.ts';

export const OPENER = 'newConnection';

export interface Openers {
  /** The value is certain to be the `newConnection` that opens contexts. */
  is(value: Value, file: FileNode): boolean;
  /** The same for what a file declares or imports. */
  isBinding(binding: BindingFact, file: FileNode): boolean;
}

/** @param runtime the module that migrated code imports the runtime from */
export function createOpeners(graph: Graph, runtime: string): Openers {
  const { project } = graph;
  const originsOf = createOrigins(project);
  const known = new Map<BindingFact, boolean>();

  function is(value: Value, file: FileNode): boolean {
    if (value.kind === 'member') return value.name === OPENER && isOf(value, file);
    const binding = value.kind === 'binding' ? file.facts.bindings[value.binding] : undefined;
    return binding !== undefined && isBinding(binding, file);
  }

  function isBinding(binding: BindingFact, file: FileNode): boolean {
    let found = known.get(binding);
    if (found === undefined) {
      found = isDeclared(binding, file);
      known.set(binding, found);
    }
    return found;
  }

  function isDeclared(binding: BindingFact, file: FileNode): boolean {
    if (binding.kind === 'parameter' || binding.kind === 'type') return false;
    if (binding.import?.name === OPENER && isRuntime(binding.import.specifier)) return true;
    return isOf({ kind: 'binding', binding: file.facts.bindings.indexOf(binding) }, file);
  }

  function isOf(value: Value, file: FileNode): boolean {
    if (value.kind === 'member' && moduleOf(value.object, file).some(isRuntime)) return true;
    const origins = originsOf(value, file);
    return origins.length > 0 && origins.every((origin) => isOpener(origin, file));
  }

  /** The specifier of what `runtime.newConnection` is a member of. */
  function moduleOf(value: Value, file: FileNode): readonly string[] {
    if (value.kind === 'module') return [value.specifier];
    const binding = value.kind === 'binding' ? file.facts.bindings[value.binding] : undefined;
    if (binding?.import?.name === '*') return [binding.import.specifier];
    return binding?.values.length === 1 && binding.values[0]?.kind === 'module' ? [binding.values[0].specifier] : [];
  }

  function isOpener(origin: Origin, from: FileNode): boolean {
    if (origin.kind === 'package') {
      const { module, path } = origin;
      return module !== null && path.at(-1) === OPENER && (isRuntime(module) || isOfOrm(module));
    }
    // The runtime may be a module of the project, which hands on a function of its own.
    if (origin.kind !== 'value' || origin.value.kind !== 'function') return false;
    const target = project.open(from, runtime);
    return isFile(target) && origin.file === target && target.functions[origin.value.function]?.fact.name === OPENER;
  }

  function isRuntime(specifier: string): boolean {
    return specifier === runtime || isPackage(specifier, DEFAULT_RUNTIME);
  }

  function isOfOrm(specifier: string): boolean {
    if (project.profile.modules.some((each) => isPackage(specifier, each))) return true;
    return graph.packages.isOrm(specifier);
  }

  return { is, isBinding };
}
