/** The view of a connection that code in a context gets: the connection itself until the context ends, an error after. */
import { ConnectionClosedError } from '../errors/connection-closed.ts';
import type { ConnectionGuard } from './provider.ts';

/** What a view needs of its context. */
export interface Lifetime {
  readonly using: string;
  readonly ended: boolean;
  /** What is taken off the connection at the end. */
  cleanups: (() => void)[] | undefined;
}

type AnyFunction = (...args: unknown[]) => unknown;

interface Emitter {
  removeListener?(event: unknown, listener: unknown): unknown;
}

const ADDS_LISTENER = new Set<PropertyKey>(['on', 'once', 'addListener', 'prependListener', 'prependOnceListener']);

/** May be called after the end as well: whoever listened must be able to stop. */
const REMOVES_LISTENER = new Set<PropertyKey>(['off', 'removeListener']);

/**
 * Guards a connection: its methods, and accessors that run code of the driver, throw `ConnectionClosedError` after the end
 * of the context, also when they were taken out of the connection before. Methods run on the connection itself, so that
 * private fields work; the view is an `instanceof` whatever the connection is. Listeners that are added through the view
 * are removed at the end, so that a connection from a pool does not carry them to its next user.
 *
 * @param connection What the provider opened.
 * @param lifetime The context that it belongs to.
 * @param guard What the provider says about its connections; `false` for no guard.
 * @returns The view; the connection itself when it is no object, or the provider wants no guard.
 * Source rule: semantics section 8, "use after the end is an error, not a use of a returned connection".
 */
export function guarded(connection: unknown, lifetime: Lifetime, guard: ConnectionGuard | false = {}): unknown {
  if (guard === false || !isObject(connection)) return connection;
  // An empty object stands in as the proxy's target, for JavaScript's rules about frozen properties hold for the target.
  const target = typeof connection === 'function' ? connection : (Object.create(connection) as object);
  const handler = new View(connection, lifetime, guard);
  return (handler.view = new Proxy(target, handler));
}

class View implements ProxyHandler<object> {
  readonly connection: object;
  readonly lifetime: Lifetime;
  readonly guard: ConnectionGuard;
  view: unknown;
  /** The guarded form of each method and handle, so that the view has one of each, as its connection has. */
  private readonly known = new Map<PropertyKey, { readonly value: unknown; readonly form: unknown }>();

  constructor(connection: object, lifetime: Lifetime, guard: ConnectionGuard) {
    this.connection = connection;
    this.lifetime = lifetime;
    this.guard = guard;
  }

  get(_target: object, key: PropertyKey): unknown {
    if (this.lifetime.ended && isAccessor(this.connection, key)) this.refuse();
    const value: unknown = Reflect.get(this.connection, key, this.connection);
    const isMethod = typeof value === 'function' && key !== 'constructor';
    return isMethod || this.isHandle(key) ? this.formOf(key, value) : value;
  }

  /** For connections that are functions (tagged templates). */
  apply(target: object, self: unknown, args: unknown[]): unknown {
    if (this.lifetime.ended) this.refuse();
    return Reflect.apply(target as AnyFunction, self, args);
  }

  set(_target: object, key: PropertyKey, value: unknown, receiver: unknown): boolean {
    if (this.lifetime.ended) this.refuse();
    // An object that inherits from the view gets a property of its own.
    if (receiver === this.view) return Reflect.set(this.connection, key, value, this.connection);
    const own = { value, writable: true, enumerable: true, configurable: true };
    return Reflect.defineProperty(receiver as object, key, own);
  }

  defineProperty(_target: object, key: PropertyKey, descriptor: PropertyDescriptor): boolean {
    if (this.lifetime.ended) this.refuse();
    return Reflect.defineProperty(this.connection, key, descriptor);
  }

  deleteProperty(_target: object, key: PropertyKey): boolean {
    if (this.lifetime.ended) this.refuse();
    return Reflect.deleteProperty(this.connection, key);
  }

  getPrototypeOf(): object | null {
    return Reflect.getPrototypeOf(this.connection);
  }

  ownKeys(): (string | symbol)[] {
    return Reflect.ownKeys(this.connection);
  }

  getOwnPropertyDescriptor(target: object, key: PropertyKey): PropertyDescriptor | undefined {
    const descriptor = Reflect.getOwnPropertyDescriptor(this.connection, key);
    if (descriptor === undefined || target === this.connection) return descriptor;
    const { enumerable = false } = descriptor;
    return { value: this.get(target, key), writable: true, enumerable, configurable: true };
  }

  isHandle(key: PropertyKey): boolean {
    return typeof key === 'string' && this.guard.handles?.includes(key) === true;
  }

  refuse(): never {
    throw new ConnectionClosedError(this.lifetime.using);
  }

  private formOf(key: PropertyKey, value: unknown): unknown {
    const known = this.known.get(key);
    if (known?.value === value && known !== undefined) return known.form;
    const form =
      typeof value === 'function' ? new Proxy(value, new Method(this, key)) : guarded(value, this.lifetime, this.guard);
    this.known.set(key, { value, form });
    return form;
  }
}

/** A method of a view: runs on the connection, whatever it was taken out of. */
class Method implements ProxyHandler<object> {
  private readonly of: View;
  private readonly key: PropertyKey;
  private readonly isPlain: boolean;

  constructor(of: View, key: PropertyKey) {
    this.of = of;
    this.key = key;
    const isReserved = of.guard.reserved?.includes(String(key)) === true;
    this.isPlain = !isReserved && !of.isHandle(key) && !ADDS_LISTENER.has(key) && !REMOVES_LISTENER.has(key);
  }

  apply(method: object, _self: unknown, args: unknown[]): unknown {
    const { of, key, isPlain } = this;
    const { connection, guard, lifetime } = of;
    if (lifetime.ended && !REMOVES_LISTENER.has(key)) of.refuse();
    if (!isPlain && guard.reserved?.includes(String(key)) === true) throw reserved(key, lifetime.using);
    const result: unknown = Reflect.apply(method as AnyFunction, connection, args);
    if (result === connection) {
      if (ADDS_LISTENER.has(key)) this.removeAtEnd(args);
      return of.view;
    }
    if (!of.isHandle(key)) return result;
    if (!isThenable(result)) return guarded(result, lifetime, guard);
    return result.then((handle) => guarded(handle, lifetime, guard));
  }

  private removeAtEnd([event, listener]: unknown[]): void {
    const { connection, lifetime } = this.of;
    (lifetime.cleanups ??= []).push(() => (connection as Emitter).removeListener?.(event, listener));
  }
}

function reserved(key: PropertyKey, using: string): TypeError {
  return new TypeError(
    `${String(key)}() would end the connection of the newConnection() context for '${using}', which ends it itself.`,
  );
}

function isObject(value: unknown): value is object {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  return isObject(value) && typeof (value as { then?: unknown }).then === 'function';
}

/** Whether reading the property runs code; asked after the end only, where that code may find its connection gone. */
function isAccessor(object: object, key: PropertyKey): boolean {
  for (let owner: object | null = object; owner !== null; owner = Reflect.getPrototypeOf(owner)) {
    const descriptor = Reflect.getOwnPropertyDescriptor(owner, key);
    if (descriptor !== undefined) return descriptor.get !== undefined && owner !== Object.prototype;
  }
  return false;
}
