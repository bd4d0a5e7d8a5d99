/** Registrations that the configuration names: calls of a function of a module, or of a method of what comes from it. */
import { isPackage } from '../../../graph/project/exports.ts';
import type { CallNode, FileNode } from '../../../graph/project/nodes.ts';
import { isFile, type Project } from '../../../graph/project/project.ts';
import type { ArgumentFact, Value } from '../../../model/facts.ts';
import type { RegistrationOption } from '../../../model/options.ts';

/** How many members, calls and variables a value is followed through. */
const DEPTH = 16;
const EXTENSION = /(\/index)?\.[cm]?[jt]sx?$/;

/** @returns the arguments of a call that hold functions to register */
export function createConfigured(
  project: Project,
  registrations: readonly RegistrationOption[],
): (call: CallNode) => readonly ArgumentFact[] {
  return ({ fact, file }) => {
    const name = fact.name?.text;
    const found = registrations.find(
      (each) => each.method === name && comesFrom(fact.callee, file, each.module, DEPTH),
    );
    if (!found) return [];
    return found.argument === null ? fact.arguments : fact.arguments.slice(found.argument, found.argument + 1);
  };

  /** The value is imported from the module, or is what something of it gave. */
  function comesFrom(value: Value, file: FileNode, module: string, depth: number): boolean {
    if (depth === 0) return false;
    const next = (each: Value): boolean => comesFrom(each, file, module, depth - 1);
    switch (value.kind) {
      case 'binding': {
        const binding = file.facts.bindings[value.binding];
        if (binding?.import) return isModule(binding.import.specifier, file, module);
        return binding?.values.some(next) === true;
      }
      case 'module':
        return isModule(value.specifier, file, module);
      case 'member':
        return next(value.object);
      case 'awaited':
        return next(value.value);
      case 'call': {
        const callee = file.calls[value.call]?.fact.callee;
        return callee !== undefined && next(callee);
      }
      default:
        return false;
    }
  }

  function isModule(specifier: string, from: FileNode, module: string): boolean {
    if (isPackage(specifier, module)) return true;
    const target = project.open(from, specifier);
    return isFile(target) && target.facts.path.replace(EXTENSION, '') === module.replace(EXTENSION, '');
  }
}
