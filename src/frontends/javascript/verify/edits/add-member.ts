/** `add-member`: a name in a list of exports or properties, behind another. */
import type * as t from '@babel/types';
import { type Comparison, openOf, take } from '../comparison.ts';
import { nameOf } from '../expected.ts';

/** Whether a member was planned behind this one; if so, it is found. */
export function isMember(comparison: Comparison, previous: t.Node | null, added: t.Node): boolean {
  const listed = listedName(added);
  if (previous === null || listed === null) return false;
  const edit = openOf(comparison, 'add-member').find(
    (each) => each.after[0] === previous.start && each.key === listed.key && each.value === listed.value,
  );
  return take(comparison, edit);
}

/** A name that is listed beside another: `arecord`, `arecord: aremember`. */
function listedName(node: t.Node): { readonly key: string; readonly value: string } | null {
  if (node.type === 'ExportSpecifier' && node.exported.type === 'Identifier')
    return { key: node.exported.name, value: node.local.name };
  if (node.type !== 'ObjectProperty' || node.value.type !== 'Identifier') return null;
  const key = nameOf(node);
  return key === null ? null : { key, value: node.value.name };
}
