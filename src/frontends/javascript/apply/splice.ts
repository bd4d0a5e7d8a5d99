/** Splices: replacements at offsets of a text. What no splice covers is copied as it is. */
import type { Range } from '../../../model/facts.ts';

export interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Among insertions at one offset, lower ranks come first. */
  readonly rank?: number;
}

/**
 * Applies splices to a piece of a text.
 * @throws if two splices overlap
 */
export function applySplices(source: string, splices: readonly Splice[], range: Range = [0, source.length]): string {
  const ordered = splices.toSorted(
    // An insertion comes before a replacement that begins where it stands.
    (a, b) => a.start - b.start || Number(a.end > a.start) - Number(b.end > b.start) || (a.rank ?? 0) - (b.rank ?? 0),
  );
  let result = '';
  let at = range[0];
  for (const splice of ordered) {
    if (splice.start < at || splice.end > range[1]) throw new Error(`splices overlap at ${String(splice.start)}`);
    result += source.slice(at, splice.start) + splice.text;
    at = splice.end;
  }
  return result + source.slice(at, range[1]);
}
