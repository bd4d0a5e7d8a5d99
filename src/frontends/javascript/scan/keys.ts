/** Computed names of members: `o[key]`, `{ [key]: x }`. */
import type * as t from '@babel/types';
import type { Scan } from './context.ts';

/** Reads a computed name, which is made a text. @param owner what is named: a member, or a property of an object or pattern */
export function noteKey(scan: Scan, owner: t.Node, key: t.Node): void {
  const value = scan.visit(key);
  scan.addConversion(key, value);
  scan.keys.set(owner, value);
}
