/** Functions that code in a context gives to its connection: callbacks and listeners, and what they are called with. */
import { AsyncResource } from 'node:async_hooks';

export type AnyFunction = (this: unknown, ...args: unknown[]) => unknown;

/** Gives what a driver passes to a function in the form that code in a context may have. */
export type Dress = (value: unknown) => unknown;

/** Whether there is a function among the arguments. No `some()`: each query passes here. */
export function hasCallback(args: readonly unknown[]): boolean {
  for (const arg of args) if (typeof arg === 'function') return true;
  return false;
}

/**
 * Binds the functions among the arguments of a driver's method to the context that they are given in: a driver calls them
 * from its socket, whose context is that of whoever made it, and that may be another one with a connection of its own.
 *
 * `AsyncResource.bind()` is not used: what it makes of `this` differs between releases of Node.
 *
 * @param args The arguments; not changed.
 * @param dress What becomes of `this` and of the arguments that the driver calls them with.
 */
export function bindCallbacks(args: readonly unknown[], dress: Dress): unknown[] {
  return args.map((arg) => bound(arg, dress));
}

/** A proxy, so that a class among the arguments stays one. */
function bound(arg: unknown, dress: Dress): unknown {
  if (typeof arg !== 'function') return arg;
  const resource = new AsyncResource('ORM_MIGRATE_CALLBACK');
  return new Proxy(arg as AnyFunction, {
    apply: (callback, self, given: unknown[]) => resource.runInAsyncScope(callback, dress(self), ...given.map(dress)),
  });
}

interface Emitter {
  removeListener?(event: unknown, listener: unknown): unknown;
}

interface Added {
  readonly event: unknown;
  readonly wrapper: AnyFunction;
}

/** The listeners that were added through a view, each with what was added in its place. */
export class Listeners {
  private readonly emitter: object;
  private readonly dress: Dress;
  /** By the listener, each time that it was added; the one to be called last is last. */
  private readonly added = new Map<AnyFunction, Added[]>();

  constructor(emitter: object, dress: Dress) {
    this.emitter = emitter;
    this.dress = dress;
  }

  /** @returns What to add in place of the listener: it is called with the view where the driver would give itself. */
  add(method: string, event: unknown, listener: AnyFunction): AnyFunction {
    const { dress } = this;
    const isOnce = /once/i.test(method);
    const forget = (): void => {
      this.forget(listener, entry);
    };
    const wrapper: AnyFunction & { listener?: unknown } = function (...args) {
      if (isOnce) forget();
      return Reflect.apply(listener, dress(this), args.map(dress));
    };
    // As `once()` does, so that an emitter finds the listener by itself too.
    wrapper.listener = listener;
    const entry: Added = { event, wrapper };
    const entries = this.added.get(listener);
    if (entries === undefined) this.added.set(listener, [entry]);
    else if (/^prepend/.test(method)) entries.unshift(entry);
    else entries.push(entry);
    return wrapper;
  }

  /** @returns What to remove in place of the listener: what was added last for it, else itself. */
  remove(event: unknown, listener: AnyFunction): AnyFunction {
    const entries = this.added.get(listener) ?? [];
    // A list is short: it is of one listener.
    const entry = [...entries].reverse().find((each) => each.event === event);
    if (entry === undefined) return listener;
    this.forget(listener, entry);
    return entry.wrapper;
  }

  /** Takes them all off the driver's object. */
  removeAll(): void {
    const all = [...this.added.values()];
    this.added.clear();
    for (const entries of all) {
      for (const { event, wrapper } of entries) (this.emitter as Emitter).removeListener?.(event, wrapper);
    }
  }

  private forget(listener: AnyFunction, entry: Added): void {
    const entries = this.added.get(listener);
    if (entries === undefined) return;
    const at = entries.indexOf(entry);
    if (at >= 0) entries.splice(at, 1);
    if (entries.length === 0) this.added.delete(listener);
  }
}
