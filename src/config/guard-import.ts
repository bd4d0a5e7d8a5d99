/** Running a configuration's code: it may do what it likes, but not end, hang or speak for the run. */

/** A configuration that asks the network or a database for something is given this long. */
export const LIMIT = 10_000;

/** The ways to end the process; `exit()` itself uses `reallyExit()`, which has no types. */
const ENDINGS = ['exit', 'reallyExit', 'abort'] as const;
type Process = Record<(typeof ENDINGS)[number], (...args: readonly unknown[]) => unknown>;

/** What a configuration that is not done in time has done. */
export function notDone(limit: number): string {
  return `it is not done after ${limit / 1000} seconds`;
}

/**
 * Runs code that imports a module of somebody else. While it runs, what the module prints goes to stderr, because stdout is
 * for the diff alone; and it fails when the module ends the process, throws from a callback, or does not settle. What never
 * gives the thread back, and what happens later, only a process of its own can hold.
 *
 * @param limit in milliseconds
 * @throws what `load` throws, or an Error that says what else the module did
 */
export async function guardImport<T>(load: () => Promise<T>, limit = LIMIT): Promise<T> {
  const { promise: failure, reject } = rejectable();
  const print = process.stdout.write;
  const fail = (error: unknown): void => {
    reject(error);
  };
  const timer = setTimeout(() => {
    reject(new Error(notDone(limit)));
  }, limit);
  const restore = replaceEndings(fail);
  process.stdout.write = process.stderr.write.bind(process.stderr);
  process.on('uncaughtException', fail);
  process.on('unhandledRejection', fail);
  try {
    return await Promise.race([load().then(settled), failure]);
  } finally {
    clearTimeout(timer);
    restore();
    process.stdout.write = print;
    process.off('uncaughtException', fail);
    process.off('unhandledRejection', fail);
  }
}

/** @returns puts them back */
function replaceEndings(fail: (error: unknown) => void): () => void {
  const endings = process as unknown as Process;
  const { exit, reallyExit, abort } = endings;
  for (const name of ENDINGS) {
    endings[name] = () => {
      const error = new Error(`it calls process.${name}()`);
      // Also where the module catches what is thrown here.
      fail(error);
      throw error;
    };
  }
  return () => {
    Object.assign(endings, { exit, reallyExit, abort });
  };
}

/** What was thrown or rejected on the side is noticed one turn of the event loop later. */
function settled<T>(value: T): Promise<T> {
  return new Promise((resolve) => setImmediate(resolve, value));
}

function rejectable(): { promise: Promise<never>; reject: (error: unknown) => void } {
  let reject: (error: unknown) => void = () => undefined;
  const promise = new Promise<never>((_, fail) => {
    reject = fail;
  });
  // Nobody may be waiting for it any more.
  promise.catch(() => undefined);
  return { promise, reject };
}
