/** Running a configuration's code: it may do what it likes, but not end, hang or speak for the run. */

/** A configuration that asks the network or a database for something is given this long. */
const LIMIT = 10_000;

/**
 * Runs code that imports a module of somebody else. While it runs, what the module prints goes to stderr, because stdout is
 * for the diff alone; and it fails when the module ends the process, throws from a callback, or does not settle.
 *
 * @param limit in milliseconds
 * @throws what `load` throws, or an Error that says what else the module did
 */
export async function guardImport<T>(load: () => Promise<T>, limit = LIMIT): Promise<T> {
  const { promise: failure, reject } = rejectable();
  const { exit } = process;
  const print = process.stdout.write;
  const fail = (error: unknown): void => {
    reject(error);
  };
  const timer = setTimeout(() => {
    reject(new Error(`it is not done after ${limit / 1000} seconds`));
  }, limit);
  process.exit = () => {
    const error = new Error('it calls process.exit()');
    // Also where the module catches what is thrown here.
    reject(error);
    throw error;
  };
  process.stdout.write = process.stderr.write.bind(process.stderr);
  process.on('uncaughtException', fail);
  process.on('unhandledRejection', fail);
  try {
    return await Promise.race([load().then(settled), failure]);
  } finally {
    clearTimeout(timer);
    process.exit = exit;
    process.stdout.write = print;
    process.off('uncaughtException', fail);
    process.off('unhandledRejection', fail);
  }
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
