/** The part of a node that means something: all but where it stands and how it was parenthesised. */
import type * as t from '@babel/types';

export type Fields = Record<string, unknown>;

const LAYOUT = new Set([
  'type',
  'start',
  'end',
  'loc',
  'range',
  'leadingComments',
  'trailingComments',
  'innerComments',
  'errors',
]);
/** What Babel keeps in `extra` about layout. */
const LAYOUT_EXTRA = new Set(['parenthesized', 'parenStart', 'trailingComma', 'trailingCommaLoc']);

export function isNode(value: unknown): value is t.Node {
  return typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';
}

/** The fields of a node, without layout; absent and empty fields are the same. */
export function fieldsOf(node: t.Node): Fields {
  const fields: Fields = {};
  for (const [key, value] of Object.entries(node)) {
    if (LAYOUT.has(key) || value === undefined || value === null || value === false) continue;
    if (key === 'extra') {
      const extra = Object.entries(value as Fields).filter(([name]) => !LAYOUT_EXTRA.has(name));
      // Raw text of literals counts: `0x10` is not `16` to its reader. A renamed key has none to compare.
      if (extra.length > 0) fields['extra'] = Object.fromEntries(extra);
      continue;
    }
    fields[key] = value;
  }
  return fields;
}

/** Identifies a node of the input by where it stands. */
export function keyOf(node: t.Node): string {
  return `${String(node.start)}:${String(node.end)}`;
}

export function typeName(node: t.Node): string {
  return node.type;
}
