/** What the comparison of two trees works on: the planned edits, which of them were met, and the walk through both trees. */
import type * as t from '@babel/types';
import type { AddMirror, Edit, Rewrite } from '../../../model/plan.ts';

/** A difference between input and output that no planned edit explains, or an edit that is missing. */
export class MismatchError extends Error {
  override readonly name = 'MismatchError';
}

/** The rewrites within a copy, by the start and end of the node that each changes. */
export type Rewrites = ReadonlyMap<string, Rewrite>;

export const NO_REWRITES: Rewrites = new Map();

/** The walk through both trees at once; each of its functions throws a `MismatchError` at the first unplanned difference. */
export interface Walk {
  node(before: t.Node, after: t.Node, rewrites: Rewrites): void;
  fields(node: t.Node, before: Fields, after: Fields, rewrites: Rewrites): void;
  list(node: t.Node, before: readonly unknown[], after: readonly unknown[], rewrites: Rewrites): void;
}

type Fields = Readonly<Record<string, unknown>>;

export interface Comparison extends Walk {
  readonly edits: readonly Edit[];
  /** The edits by kind: most nodes are asked about kinds of which a file has none. */
  readonly planned: ReadonlyMap<Edit['kind'], readonly Edit[]>;
  /** Edits that have not been found in the output yet. */
  readonly open: Set<Edit>;
  /** Rewrites of the copy in work that have been found. */
  consumed: Set<Rewrite>;
  /** How many overload signatures of a mirror have been found. */
  readonly signatures: Map<AddMirror, number>;
  /** The copy that each mirror was found to be. */
  readonly copies: Map<AddMirror, t.Node>;
}

/**
 * The planned edits of one kind that have not been found yet.
 *
 * @param kind `kind` of the edits
 */
export function openOf<K extends Edit['kind']>(
  { planned, open }: Comparison,
  kind: K,
): readonly Extract<Edit, { kind: K }>[] {
  const ofKind = planned.get(kind) ?? [];
  return ofKind.filter((edit): edit is Extract<Edit, { kind: K }> => open.has(edit));
}

/**
 * Strikes an edit off the list of those that have to be found.
 *
 * @returns whether there is such an edit, not found before
 */
export function take({ open }: Comparison, edit: Edit | undefined): boolean {
  return edit !== undefined && open.delete(edit);
}

/** @throws MismatchError always, with the line of the node */
export function fail(node: t.Node, what: string): never {
  throw new MismatchError(`line ${String(node.loc?.start.line ?? 0)}: ${what}`);
}
