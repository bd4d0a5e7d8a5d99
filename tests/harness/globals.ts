import crypto from 'node:crypto';
import { canonical } from './canonical.ts';
import type { Trace } from './trace.ts';

/** Globals that a program under test gets instead of the real ones: two runs of it must be able to agree. */
export function createGlobals(trace: Trace): Readonly<Record<string, unknown>> {
  return { console: tracedConsole(trace), Date: countingDate(), Math: countingMath() };
}

/** `node:crypto` with keys that are counted. */
export function createCrypto(): Readonly<Record<string, unknown>> {
  let count = 0;
  const randomUUID = (): string => `uuid-${String((count += 1))}`;
  return { ...crypto, default: { ...crypto, randomUUID }, randomUUID };
}

function tracedConsole(trace: Trace): Readonly<Record<string, unknown>> {
  const methods = ['log', 'info', 'warn', 'error', 'debug'];
  const print =
    (method: string) =>
    (...values: unknown[]) => {
      trace.note('console', method, canonical(values));
    };
  return Object.fromEntries(methods.map((method) => [method, print(method)]));
}

/** A clock that goes on by one second whenever it is read, so that reading it twice or in another order shows. */
function countingDate(): typeof Date {
  let now = Date.UTC(2030, 0, 1);
  const tick = (): number => (now += 1000);
  return class CountingDate extends Date {
    constructor(...values: readonly number[]) {
      if (values.length === 0) super(tick());
      else super(...(values as [number]));
    }

    static override now(): number {
      return tick();
    }
  } as typeof Date;
}

function countingMath(): Math {
  let count = 0;
  const random = (): number => ((count += 1) % 10) / 10;
  return Object.assign(Object.create(Math) as Math, { random });
}
