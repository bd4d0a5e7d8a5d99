import { closest, distance } from 'fastest-levenshtein';

/** The candidate that the user most likely meant, or null when none is near. */
export function suggest(word: string, candidates: readonly string[]): string | null {
  if (candidates.length === 0) return null;
  const best = closest(word, candidates);
  // Two letters swapped count as two mistakes.
  const allowed = word.length < 3 ? 1 : Math.max(2, Math.floor(word.length / 3));
  return distance(word.toLowerCase(), best.toLowerCase()) <= allowed ? best : null;
}

/** ` - did you mean 'x'?`, or what can be chosen from when nothing is near. */
export function suggestion(word: string, candidates: readonly string[]): string {
  const best = suggest(word, candidates);
  return best === null ? `; choose one of ${candidates.join(', ')}` : `; did you mean '${best}'?`;
}
