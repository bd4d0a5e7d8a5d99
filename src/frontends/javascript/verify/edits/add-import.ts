/** `add-import`: an import of names that were planned, or names that an import has gained. */
import type * as t from '@babel/types';
import type { Range } from '../../../../model/facts.ts';
import type { Comparison } from '../comparison.ts';
import { isNode } from '../fields.ts';
import { importOf, isRequireCall } from '../imports.ts';

/**
 * Whether an import is one that was planned, and not one that was there.
 *
 * @param next what stands at this place in the input
 */
export function isImport(comparison: Comparison, added: t.Node, next: unknown): boolean {
  // A default or namespace import was there before: names were only added to it.
  if (added.type === 'ImportDeclaration' && added.specifiers.some((each) => each.type !== 'ImportSpecifier'))
    return false;
  if (added.type === 'VariableDeclaration' && (added.kind !== 'const' || added.declarations.length > 1)) return false;
  const names = importedNames(added);
  if (names.length === 0 || !names.every((name) => isPlanned(comparison, name))) return false;
  // An import that was there may only have gained names, or have others now.
  if (isNode(next) && isReduced(comparison, next) && importOf(next)?.source === importOf(added)?.source) return false;
  const before = isNode(next) ? importedNames(next) : [];
  return before.length === 0 || !before.every((name) => names.includes(name));
}

function isPlanned({ edits }: Comparison, name: string): boolean {
  return edits.some((edit) => edit.kind === 'add-import' && edit.name === name);
}

/** Whether a name of the import goes. */
function isReduced({ edits }: Comparison, node: t.Node): boolean {
  const isIn = (range: Range): boolean => (node.start ?? 0) <= range[0] && range[1] <= (node.end ?? 0);
  return edits.some((edit) => edit.kind === 'remove-import' && isIn(edit.range));
}

function importedNames(node: t.Node): readonly string[] {
  if (node.type === 'ImportDeclaration') return node.specifiers.flatMap(importedNames);
  if (node.type === 'ImportSpecifier') return [node.local.name];
  if (node.type === 'ObjectProperty') {
    const bound = node.value.type === 'AssignmentPattern' ? node.value.left : node.value;
    return bound.type === 'Identifier' && node.shorthand ? [bound.name] : [];
  }
  if (node.type !== 'VariableDeclaration') return [];
  return node.declarations.flatMap(({ id, init }) =>
    id.type === 'ObjectPattern' && isRequireCall(init) ? id.properties.flatMap(importedNames) : [],
  );
}
