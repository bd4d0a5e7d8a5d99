export const DONE = 0;
export const UNFINISHED = 1;
export const NOTHING_DONE = 2;

/** What they mean, as the help lists them. */
export const EXIT_CODES = [
  ['0', 'finished'],
  ['1', '--check found something to do; a file failed (the others are done); a report was not written'],
  ['2', 'nothing was done: a mistake in flags or configuration, or uncommitted changes'],
] as const;
