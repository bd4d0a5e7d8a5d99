/** Splices: replacements at offsets of a text. What no splice covers is copied as it is. */
import type { Range } from '../../../model/facts.ts';

export interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Among insertions at one offset, lower ranks come first. */
  readonly rank?: number;
  /** Comes behind the text unless another splice follows at the same place. */
  readonly after?: string;
}

/** In the order in which they apply, each with all of its text. */
export function orderSplices(splices: readonly Splice[]): readonly Splice[] {
  const ordered = splices.toSorted(
    // An insertion comes before a replacement that begins where it stands.
    (a, b) => a.start - b.start || Number(a.end > a.start) - Number(b.end > b.start) || (a.rank ?? 0) - (b.rank ?? 0),
  );
  return ordered.map((splice, index) => {
    const { start, end, text, after = '' } = splice;
    return ordered[index + 1]?.start === end ? { start, end, text } : { start, end, text: text + after, after };
  });
}

/**
 * Applies splices to a piece of a text.
 * @throws if two splices overlap
 */
export function applySplices(source: string, splices: readonly Splice[], range: Range = [0, source.length]): string {
  let result = '';
  let at = range[0];
  for (const { start, end, text } of orderSplices(splices)) {
    if (start < at || end > range[1]) throw new Error(`splices overlap at ${String(start)}`);
    result += source.slice(at, start) + text;
    at = end;
  }
  return result + source.slice(at, range[1]);
}
