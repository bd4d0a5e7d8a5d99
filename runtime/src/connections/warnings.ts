/** What is said about connections that do not close, to whoever reads the warnings of the process. */
import { warn } from '../warn.ts';

const TYPE = 'ConnectionCloseWarning';

/** How long a connection may take to open or to close after the end before a warning says so, in milliseconds. */
const PATIENCE = 10_000;

/**
 * Waits without limit, for a connection that is not closed is nobody's to take for closed, but not without a word. So the
 * timer keeps the process alive: what nothing else waits for would end it in silence.
 */
export async function withWarning(promise: PromiseLike<unknown>, notYet: string): Promise<void> {
  const timer = setTimeout(() => {
    warn(`${notYet} for ${PATIENCE / 1000} s; newConnection() waits for it.`, {
      type: TYPE,
      code: 'ORM_MIGRATE_CLOSE_PENDING',
    });
  }, PATIENCE);
  try {
    await promise;
  } finally {
    clearTimeout(timer);
  }
}

/** For an error that cannot be thrown, because another one is, or nobody is there to catch it. */
export function warnNotClosed(what: string, error: unknown): void {
  warn(`${what}: ${textOf(error)}`, { type: TYPE, code: 'ORM_MIGRATE_CLOSE_FAILED' });
}

/** Anything can be thrown, also what cannot be made a string. */
function textOf(error: unknown): string {
  try {
    return String(error);
  } catch {
    return 'an error that cannot be shown';
  }
}
