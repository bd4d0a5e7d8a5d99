/** Files that must not outlive the run, whatever ends it. */
import { rmSync } from 'node:fs';
import { rm } from 'node:fs/promises';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** The paths of such files, noted before they are made. */
export class Temporaries {
  readonly #paths = new Set<string>();
  #held = false;
  #waiting: (() => void) | null = null;

  add(path: string): void {
    this.#paths.add(path);
  }

  has(path: string): boolean {
    return this.#paths.has(path);
  }

  /** The file is no longer there under that name, or is to stay. */
  forget(path: string): void {
    this.#paths.delete(path);
  }

  async remove(path: string): Promise<void> {
    await rm(path, { force: true });
    this.forget(path);
  }

  removeAll(): void {
    for (const path of this.#paths) rmSync(path, { force: true });
    this.#paths.clear();
  }

  /** Runs what a signal must not interrupt. It is to be short: the signal waits. */
  async whileHeld(run: () => Promise<void>): Promise<void> {
    this.#held = true;
    try {
      await run();
    } finally {
      this.#held = false;
      this.#waiting?.();
    }
  }

  /** Calls `stop` now, or as soon as nothing is held any more. */
  whenFree(stop: () => void): void {
    if (this.#held) this.#waiting ??= stop;
    else stop();
  }
}

/**
 * Runs with a set of files that are removed at the end: when it returns, when it throws, and when a signal asks the process
 * to stop, which then stops as it would have. (What `SIGKILL` leaves behind, the next run removes.)
 *
 * @param run adds the paths of what it makes, and takes out what is to stay
 */
export async function withTemporaries<T>(run: (temporaries: Temporaries) => Promise<T>): Promise<T> {
  const temporaries = new Temporaries();
  const stop = (signal: NodeJS.Signals): void => {
    temporaries.removeAll();
    for (const each of SIGNALS) process.off(each, onSignal);
    // Whoever else listens decides what the signal means; without us nobody would have, and the process had ended.
    if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
  };
  const onSignal = (signal: NodeJS.Signals): void => {
    temporaries.whenFree(() => {
      stop(signal);
    });
  };
  for (const signal of SIGNALS) process.on(signal, onSignal);
  try {
    return await run(temporaries);
  } finally {
    for (const signal of SIGNALS) process.off(signal, onSignal);
    temporaries.removeAll();
  }
}
