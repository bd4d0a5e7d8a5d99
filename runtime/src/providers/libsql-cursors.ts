/**
 * The cursors of a libsql database that were begun and not read to their end: the driver has no way to close one, and an
 * open one keeps its lock on the file after the database is closed, until it happens to be garbage-collected.
 */
import { performance } from 'node:perf_hooks';

interface Cursor {
  next(): unknown;
}

type Maker<Made> = (...args: unknown[]) => Made | Promise<Made>;

interface Followed {
  prepare?: Maker<{ iterate?: Maker<Cursor> }>;
  interrupt?(): unknown;
}

/** How many rows are read before other work has its turn, and the clock is asked. */
const ROWS_AT_ONCE = 1000;

/** The begun cursors of each database. */
const cursors = new WeakMap<object, Set<Cursor>>();

/** Follows the cursors of a database from now on, if it has any. */
export function followCursors(database: object): void {
  if (cursors.has(database)) return;
  const begun = new Set<Cursor>();
  cursors.set(database, begun);
  replace(database as Followed, 'prepare', (statement) => {
    replace(statement, 'iterate', (cursor) => {
      followCursor(cursor, begun);
    });
  });
}

/**
 * Reads the begun cursors to their end, as a loop that was not left would have. What is not done in time is interrupted: a
 * read then loses nothing that anyone waits for.
 *
 * @param milliseconds How long it may take.
 */
export async function finishCursors(database: object, milliseconds: number): Promise<void> {
  const begun = cursors.get(database);
  if (begun === undefined || begun.size === 0) return;
  const until = performance.now() + milliseconds;
  for (const cursor of begun) await readOn(cursor, begun, () => performance.now() < until);
  if (begun.size === 0) return;
  try {
    await (database as Followed).interrupt?.();
  } catch {
    // A database without it keeps its lock a little longer.
    return;
  }
  // It is the next read that learns of it.
  for (const cursor of begun) await readOn(cursor, begun, () => false);
}

async function readOn(cursor: Cursor, begun: ReadonlySet<Cursor>, inTime: () => boolean): Promise<void> {
  do {
    for (let rows = 0; rows < ROWS_AT_ONCE && begun.has(cursor); rows++) {
      try {
        await cursor.next();
      } catch {
        return;
      }
    }
    await new Promise(setImmediate);
  } while (begun.has(cursor) && inTime());
}

/** The driver begins before it is asked for a row. */
function followCursor(cursor: Cursor, begun: Set<Cursor>): void {
  const next = cursor.next;
  begun.add(cursor);
  const settle = <R>(result: R): R => {
    if ((result as { done?: boolean } | undefined)?.done === true) begun.delete(cursor);
    return result;
  };
  cursor.next = function () {
    try {
      const result = next.call(this);
      return isPromise(result) ? result.then(settle, failed) : settle(result);
    } catch (error) {
      return failed(error);
    }
  };
  // After an error there is nothing to read, and to ask again would begin again.
  function failed(error: unknown): never {
    begun.delete(cursor);
    throw error;
  }
}

/** Puts a method in place that shows what the original one makes before anyone else has it. */
function replace<Key extends string, Made>(
  object: { [K in Key]?: Maker<Made> },
  key: Key,
  show: (made: Made) => void,
): void {
  const original = object[key];
  if (typeof original !== 'function') return;
  const seen = (made: Made): Made => {
    if (typeof made === 'object' && made !== null) show(made);
    return made;
  };
  const value: Maker<Made> = function (this: unknown, ...args) {
    const made = original.apply(this, args);
    return isPromise<Made>(made) ? made.then(seen) : seen(made);
  };
  Object.defineProperty(object, key, { value, writable: true, configurable: true });
}

function isPromise<T = unknown>(value: unknown): value is Promise<T> {
  return typeof value === 'object' && value !== null && typeof (value as Promise<T>).then === 'function';
}
