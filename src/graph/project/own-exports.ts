/** The object that a CommonJS module puts its exports on: `exports`, `module.exports`. */
import { type Value, WHOLE_MODULE } from '../../model/facts.ts';
import type { FileNode } from './nodes.ts';
import type { Graph } from './questions.ts';
import { type Type, union, UNKNOWN } from './types.ts';

/** Whether the value is written as that object, through which a module may call its own functions. */
export function isOwnExports(value: Value): boolean {
  return (value.kind === 'global' && value.name === 'exports') || isModuleExports(value);
}

function isModuleExports(value: Value): boolean {
  return (
    value.kind === 'member' &&
    value.name === 'exports' &&
    value.object.kind === 'global' &&
    value.object.name === 'module'
  );
}

/**
 * What a member is put on by `exports.m = …`: the module is given an object of its own, which is nothing else in the project.
 * Once it exports another one, `module.exports` is that; what `exports` is then cannot be told by the name.
 */
export function ownExports(graph: Graph, value: Value, file: FileNode): Type {
  const { facts } = file;
  if (facts.moduleKind !== 'commonjs' || facts.assignsExports) return UNKNOWN;
  const own: Type = { kind: 'namespace', file };
  const wholes = facts.exports.filter((each) => each.name === WHOLE_MODULE);
  if (wholes.length === 0) return own;
  if (!isModuleExports(value) || wholes.length < replacements(file)) return UNKNOWN;
  return union([own, ...wholes.map((each) => (each.value ? graph.evaluate(each.value, file) : UNKNOWN))]);
}

/** How often another object takes its place, as a pattern may do as well. */
function replacements({ functions }: FileNode): number {
  return functions.flatMap(({ fact }) => fact.accesses).filter((each) => each.write && isModuleExports(each.value))
    .length;
}
