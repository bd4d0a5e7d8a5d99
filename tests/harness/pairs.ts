import { bridgeDelegatingVariants } from '../../runtime/src/index.ts';
import { canonical } from './canonical.ts';
import type { Trace } from './trace.ts';

/**
 * Whether an async variant does its own work, or calls the sync variant of the same object; `bridged` calls it too, and
 * the project has made the base home-aware with `bridgeDelegatingVariants()`.
 */
export type BaseKind = 'native' | 'delegating' | 'bridged';

/** Operations with callbacks delegate on no base: their sync variants would not wait for an async callback. */
export const CALLING_BACK: BaseKind = 'native';

/** What an operation asks its driver to do: call another operation, or a callback of the user, in the same flavour. */
export type Step =
  | { readonly method: string; readonly receiver: object; readonly args: readonly unknown[] }
  | { readonly callback: unknown; readonly args: readonly unknown[] };

/** An operation, written once: the driver decides whether its steps are called or awaited. */
export type Body = Generator<Step, unknown, unknown>;
export type Definitions<Self> = Readonly<Record<string, (self: Self, ...args: never[]) => Body>>;

export interface PairOptions<Self> {
  readonly base: BaseKind;
  readonly trace: Trace;
  readonly asyncName: (name: string) => string;
  /** What an async variant waits for before it reaches the rows. */
  readonly turn: () => Promise<void>;
  /** Names of what the operation runs on, and the field values it had. */
  readonly describe: (self: Self) => { readonly target: string; readonly fields: unknown };
}

/** Defines both variants of every operation on `home`, as a class body would: writable and not enumerable. */
export function definePairs<Self extends object>(
  home: Self,
  definitions: Definitions<Self>,
  options: PairOptions<Self>,
): void {
  for (const name of Object.keys(definitions)) {
    const body = definitions[name] as (self: Self, ...args: unknown[]) => Body;
    const { trace, asyncName, base, turn, describe } = options;
    const record = (self: Self, flavour: 'sync' | 'async', args: unknown[]): void => {
      const { target, fields } = describe(self);
      trace.record({ name, target, flavour, details: { fields: canonical(fields), arguments: canonical(args) } });
    };
    define(home, name, function (this: Self, ...args: unknown[]): unknown {
      return trace.run(`${describe(this).target} ${name}()`, () => {
        record(this, 'sync', args);
        return driveSync(body(this, ...args));
      });
    });
    define(home, asyncName(name), function (this: Self, ...args: unknown[]): Promise<unknown> {
      return trace.run(`${describe(this).target} ${asyncName(name)}()`, async () => {
        await turn();
        if (base !== 'native') return invoke(this, name, args);
        record(this, 'async', args);
        return driveAsync(body(this, ...args), asyncName);
      });
    });
  }
  if (options.base === 'bridged') bridgeClass(home, Object.keys(definitions), options.asyncName);
}

/** What a project does for a delegating base; objects that are no prototype have no subclasses. */
function bridgeClass(home: object, names: readonly string[], asyncName: (name: string) => string): void {
  if (!Object.hasOwn(home, 'constructor')) return;
  const pairs = Object.fromEntries(names.map((name) => [name, asyncName(name)]));
  bridgeDelegatingVariants(home.constructor as new () => unknown, pairs);
}

function driveSync(body: Body): unknown {
  let next = body.next();
  while (!next.done) {
    try {
      const step = next.value;
      const value = 'method' in step ? invoke(step.receiver, step.method, step.args) : callBack(step);
      next = body.next(value);
    } catch (error) {
      next = body.throw(error);
    }
  }
  return next.value;
}

async function driveAsync(body: Body, asyncName: (name: string) => string): Promise<unknown> {
  let next = body.next();
  while (!next.done) {
    try {
      const step = next.value;
      const pending = 'method' in step ? invoke(step.receiver, asyncName(step.method), step.args) : callBack(step);
      next = body.next(await pending);
    } catch (error) {
      next = body.throw(error);
    }
  }
  return next.value;
}

function callBack(step: Extract<Step, { callback: unknown }>): unknown {
  if (typeof step.callback !== 'function') throw new TypeError('the callback is not a function');
  return Reflect.apply(step.callback, undefined, step.args);
}

/** Calls a method by name, through whatever overrides it. */
export function invoke(receiver: object, name: string, args: readonly unknown[]): unknown {
  const method: unknown = Reflect.get(receiver, name);
  if (typeof method !== 'function') throw new TypeError(`${name} is not a function`);
  return Reflect.apply(method, receiver, args);
}

export function define(home: object, name: string | symbol, value: unknown): void {
  Object.defineProperty(home, name, { value, writable: true, configurable: true, enumerable: false });
}

/** The default profile's rule: `save` and `asave`, with leading `_` and `#` staying in front. */
export function prefixed(name: string): string {
  return name.replace(/^[_#]*/, '$&a');
}

/** Meteor's rule: `insert` and `insertAsync`. */
export function suffixed(name: string): string {
  return `${name}Async`;
}
