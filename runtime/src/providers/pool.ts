/** What the providers for pools have in common: how long they wait, for a connection and for its coming to rest. */
import { performance } from 'node:perf_hooks';
import { contexts } from '../connections/state.ts';
import { ConnectionTimeoutError } from '../errors/connection-timeout.ts';
import { warnNotClosed } from '../connections/warnings.ts';

export interface PoolProviderOptions {
  /** How long a context waits for a connection before it gets a `ConnectionTimeoutError`, in milliseconds; 10,000 if left out. */
  readonly acquireTimeout?: number | undefined;
  /**
   * How long a connection that is still busy or inside a transaction when its context ends gets to come to rest before
   * it is destroyed, in milliseconds; 500 if left out.
   */
  readonly closeTimeout?: number | undefined;
}

export interface PoolTimeouts {
  readonly acquireTimeout: number;
  readonly closeTimeout: number;
}

/** The longest that a timer can wait. */
const LONGEST = 2 ** 31 - 1;

/**
 * @param provider The name of the function that was given the options.
 * @param options What the user gave.
 * @returns The options with their defaults.
 * @throws TypeError when one is no time.
 */
export function timeoutsOf(provider: string, options: PoolProviderOptions): PoolTimeouts {
  const { acquireTimeout = 10_000, closeTimeout = 500 } = options;
  for (const [name, value] of Object.entries({ acquireTimeout, closeTimeout })) {
    if (typeof value !== 'number' || !(value > 0 && value <= LONGEST)) {
      throw new TypeError(`${provider}(): ${name} is ${String(value)}; it takes milliseconds, from 1 to ${LONGEST}.`);
    }
  }
  return { acquireTimeout, closeTimeout };
}

/** What there is to know of a kind of pool. */
export interface PoolAccess<C> {
  take(): Promise<C>;
  /** For a connection that arrives too late. */
  giveBack(connection: C): void;
  /** Before a connection is handed out. */
  prepare(connection: C): void;
  /** What the pool says about itself, for the message. */
  describe(): string;
}

interface Waiter {
  readonly until: number;
  expire(): void;
}

/**
 * Makes the function that takes a connection from a pool, in time or not at all. It takes it outside every context,
 * because a pool that connects ties the new socket to the context it does so in, and the callbacks of that socket serve
 * all later users of the connection.
 *
 * @param pool See {@link PoolAccess}.
 * @param timeout How long it waits, in milliseconds.
 * @returns The function. It rejects with {@link ConnectionTimeoutError}, or with what the pool throws.
 */
export function acquirer<C>(pool: PoolAccess<C>, timeout: number): (using: string) => Promise<C> {
  // All wait equally long, so the first is always the next to expire, and one timer does for all: taking a connection
  // from a pool that has one should not cost a timer.
  const waiting = new Set<Waiter>();
  let timer: NodeJS.Timeout | undefined;

  function expire(): void {
    timer = undefined;
    const now = performance.now();
    for (const waiter of waiting) {
      if (waiter.until > now) {
        arm(waiter.until - now);
        return;
      }
      waiting.delete(waiter);
      waiter.expire();
    }
  }

  function arm(milliseconds: number): void {
    timer = setTimeout(expire, Math.ceil(milliseconds));
  }

  function begin(waiter: Waiter): void {
    waiting.add(waiter);
    if (timer === undefined) arm(timeout);
    else if (waiting.size === 1) timer.ref();
  }

  /** Says whether it had not expired. Without anyone who waits, the timer must not keep the process alive. */
  function finish(waiter: Waiter): boolean {
    const inTime = waiting.delete(waiter);
    if (waiting.size === 0) timer?.unref();
    return inTime;
  }

  /** Nobody is left to whom an error could go. */
  function giveBack(connection: C): void {
    try {
      pool.giveBack(connection);
    } catch (error) {
      warnNotClosed('A connection from a pool could not be given back', error);
    }
  }

  function take(using: string): Promise<C> {
    return new Promise<C>((resolve, reject) => {
      const waiter: Waiter = {
        until: performance.now() + timeout,
        expire: () => {
          reject(new ConnectionTimeoutError(using, timeout, pool.describe()));
        },
      };
      begin(waiter);
      const fail = (error: unknown): void => {
        finish(waiter);
        // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- it is the pool's
        reject(error);
      };
      const arrive = (connection: C): void => {
        if (!finish(waiter)) {
          giveBack(connection);
          return;
        }
        try {
          pool.prepare(connection);
        } catch (error) {
          giveBack(connection);
          fail(error);
          return;
        }
        resolve(connection);
      };
      try {
        pool.take().then(arrive, fail);
      } catch (error) {
        fail(error);
      }
    });
  }

  return (using) => contexts.run(undefined, take, using);
}

/**
 * Says whether a promise is fulfilled in time. What arrived while the process was busy counts as in time: the timer is
 * asked before the sockets are, so they are asked once more.
 *
 * @param milliseconds How long to wait.
 * @param promise What for.
 * @returns True when it was fulfilled, false when it was rejected or is still pending. Never rejects.
 */
export function fulfilledWithin(milliseconds: number, promise: PromiseLike<unknown>): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => setImmediate(resolve, false), milliseconds);
    const settle = (fulfilled: boolean): void => {
      clearTimeout(timer);
      resolve(fulfilled);
    };
    promise.then(settle.bind(null, true), settle.bind(null, false));
  });
}

/** "5 of 5 connections are open, 0 of them idle, and 3 callers wait", as far as the pool tells. */
export function describePool({ size, open, idle, waiting }: Readonly<Record<PoolFigure, number | undefined>>): string {
  const parts: string[] = [];
  if (open !== undefined) parts.push(`${open}${size === undefined ? '' : ` of ${size}`} connections are open`);
  if (idle !== undefined) parts.push(`${idle} idle`);
  if (waiting !== undefined) parts.push(`${waiting} ${waiting === 1 ? 'caller' : 'callers'} waiting`);
  return parts.length === 0 ? 'the pool gave none' : `in the pool ${parts.join(', ')}`;
}

type PoolFigure = 'size' | 'open' | 'idle' | 'waiting';
