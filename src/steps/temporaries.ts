/** Files that must not outlive the run, whatever ends it. */
import { rmSync } from 'node:fs';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Runs with a set of paths of files that are removed at the end: when it returns, when it throws, and when a signal asks
 * the process to stop, which then stops as it would have. (What `SIGKILL` leaves behind, the next run removes.)
 *
 * @param run adds the paths of what it makes, and takes out what is to stay
 */
export async function withTemporaries<T>(run: (temporaries: Set<string>) => Promise<T>): Promise<T> {
  const temporaries = new Set<string>();
  const removeAll = (): void => {
    for (const path of temporaries) rmSync(path, { force: true });
  };
  const stop = (signal: NodeJS.Signals): void => {
    removeAll();
    for (const each of SIGNALS) process.off(each, stop);
    // Whoever else listens decides what the signal means; without us nobody would have, and the process had ended.
    if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
  };
  for (const signal of SIGNALS) process.on(signal, stop);
  try {
    return await run(temporaries);
  } finally {
    for (const signal of SIGNALS) process.off(signal, stop);
    removeAll();
  }
}
