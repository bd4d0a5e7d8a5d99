/**
 * Errors inside of the analysis itself. What was worked out up to one may be incomplete, so all of it is thrown away and worked
 * out again without what failed: that falls back, which is right whatever it does.
 */

/** What is analysed on its own: a function, or an override. */
export interface Place {
  readonly path: string;
  readonly line: number;
}

/** An error in the analysis of one place. */
export class AnalysisError extends Error {
  override readonly name = 'AnalysisError';
  readonly place: Place;

  constructor(place: Place, cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
    this.place = place;
  }
}

/** Says of an error which place was being analysed; the innermost counts. */
export function analysing<T>(place: Place, analyse: () => T): T {
  try {
    return analyse();
  } catch (error) {
    throw error instanceof AnalysisError ? error : new AnalysisError(place, error);
  }
}

/** Places whose analysis failed, and how. */
export interface Failures {
  /** What went wrong at the place, on one line; null where nothing did. */
  of(place: Place): string | null;
}

export const NO_FAILURES: Failures = { of: () => null };

/** Of more than these it is not found out one by one which fail: nothing is taken to be analysed any more. */
const MOST = 5;

/**
 * Repeats an analysis without what failed in it, until it comes to an end.
 *
 * @param known failures of earlier analyses of the same project, to which those of this one are added
 * @throws what has no place, or fails at one that was left out already
 */
export function withoutFailures<T>(known: Map<string, string>, analyse: (failures: Failures) => T): T {
  for (;;) {
    const last = [...known.values()].at(-1) ?? null;
    const isHopeless = known.size > MOST;
    try {
      return analyse({ of: (place) => known.get(keyOf(place)) ?? (isHopeless ? last : null) });
    } catch (error) {
      if (!(error instanceof AnalysisError) || isHopeless || known.has(keyOf(error.place))) throw error;
      known.set(keyOf(error.place), error.message.split('\n')[0] ?? '');
    }
  }
}

function keyOf({ path, line }: Place): string {
  return `${path}:${String(line)}`;
}
