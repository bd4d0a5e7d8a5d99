import type { Io } from './io.ts';

/** Below this many files a run is over before anyone could read how far it is. */
const WORTH_SHOWING = 50;
const WIDTH = 24;
const CLEAR_LINE = '\r\x1b[2K';

export interface Progress {
  readonly update: (done: number, total: number) => void;
  /** Removes the bar, so that what is printed next starts on a clean line. */
  readonly clear: () => void;
}

/** A bar on stderr where someone is watching; elsewhere it does nothing. */
export function createProgress(io: Io, silent: boolean): Progress {
  if (silent || !io.isTTY.stderr) return { update: () => undefined, clear: () => undefined };
  let shown = '';
  return {
    update: (done, total) => {
      if (total < WORTH_SHOWING) return;
      const line = `${bar(done / total)} ${Math.floor((done / total) * 100)}% of ${total} files`;
      if (line !== shown) io.stderr.write(CLEAR_LINE + line);
      shown = line;
    },
    clear: () => {
      if (shown !== '') io.stderr.write(CLEAR_LINE);
      shown = '';
    },
  };
}

function bar(share: number): string {
  const full = Math.round(share * WIDTH);
  return '█'.repeat(full) + '░'.repeat(WIDTH - full);
}
