/** The view of a connection that code in a context gets: the connection itself until the context ends, an error after. */
import { ConnectionClosedError } from '../errors/connection-closed.ts';
import { bindCallbacks, hasCallback, Listeners, type AnyFunction } from './callbacks.ts';
import type { ConnectionGuard } from './provider.ts';

/** What a view needs of its context. */
export interface Lifetime {
  readonly using: string;
  readonly ended: boolean;
  /** What is taken off the connection at the end. */
  cleanups: (() => void)[] | undefined;
}

const ADDS_LISTENER = new Set<PropertyKey>(['on', 'once', 'addListener', 'prependListener', 'prependOnceListener']);

/** May be called after the end as well: whoever listened must be able to stop. */
const REMOVES_LISTENER = new Set<PropertyKey>(['off', 'removeListener']);

/**
 * Guards a connection: its methods, and accessors that run code of the driver, throw `ConnectionClosedError` after the end
 * of the context, also when they were taken out of the connection before. Methods run on the connection itself, so that
 * private fields work; the view is an `instanceof` whatever the connection is. Listeners that are added through the view
 * are removed at the end, so that a connection from a pool does not carry them to its next user; they and callbacks get the
 * view where the driver would give itself. `using` and `await using` leave the connection to its context.
 *
 * @param connection What the provider opened.
 * @param lifetime The context that it belongs to.
 * @param guard What the provider says about its connections; `false` for no guard.
 * @returns The view; the connection itself when it is no object, or the provider wants no guard.
 * Source rule: semantics section 8, "use after the end is an error, not a use of a returned connection".
 */
export function guarded(connection: unknown, lifetime: Lifetime, guard: ConnectionGuard | false = {}): unknown {
  if (guard === false || !isObject(connection)) return connection;
  return new View(connection, lifetime, guard, true).view;
}

/** The guarded form of what a handle gives: of each member where it is an array, of which people then have a copy. */
function guardedHandle(handle: unknown, lifetime: Lifetime, guard: ConnectionGuard): unknown {
  if (Array.isArray(handle)) return handle.map((each) => guardedHandle(each, lifetime, guard));
  return isObject(handle) ? new View(handle, lifetime, guard, false).view : handle;
}

class View implements ProxyHandler<object> {
  readonly connection: object;
  readonly lifetime: Lifetime;
  readonly guard: ConnectionGuard;
  readonly view: object;
  /** The connection that the provider opened, not a handle on it. */
  private readonly isRoot: boolean;
  /** The guarded form of each method and handle, so that the view has one of each, as its connection has. */
  private readonly known = new Map<PropertyKey, { readonly value: unknown; readonly form: unknown }>();
  private added: Listeners | undefined;

  constructor(connection: object, lifetime: Lifetime, guard: ConnectionGuard, isRoot: boolean) {
    this.connection = connection;
    this.lifetime = lifetime;
    this.guard = guard;
    this.isRoot = isRoot;
    // An empty object stands in as the proxy's target, for JavaScript's rules about frozen properties hold for the target.
    const target = typeof connection === 'function' ? connection : (Object.create(connection) as object);
    this.view = new Proxy(target, this);
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
    return Reflect.apply(target as AnyFunction, self, this.bind(args, false));
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

  isReserved(key: PropertyKey): boolean {
    return typeof key === 'string' && this.guard.reserved?.includes(key) === true;
  }

  /**
   * Whether this is how `using` and `await using` end the connection, or one under it, which would be given to the next
   * context while this one goes on. A statement may be disposed of.
   */
  isDisposal(key: PropertyKey): boolean {
    if (key !== Symbol.asyncDispose && key !== Symbol.dispose) return false;
    const ends = (name: string): boolean => typeof Reflect.get(this.connection, name) === 'function';
    return this.isRoot || this.guard.reserved?.some(ends) === true;
  }

  /** The listeners that were added; they are taken off at the end. */
  get listeners(): Listeners {
    if (this.added !== undefined) return this.added;
    const added = new Listeners(this.connection, (value) => this.dressed(value, false));
    (this.lifetime.cleanups ??= []).push(() => {
      added.removeAll();
    });
    return (this.added = added);
  }

  /** What a method, or the caller of a callback, gives, in the form that code in the context may have. */
  dressed(value: unknown, isHandle: boolean): unknown {
    if (value === this.connection) return this.view;
    return isHandle && !(value instanceof Error) ? guardedHandle(value, this.lifetime, this.guard) : value;
  }

  bind(args: unknown[], isHandle: boolean): unknown[] {
    return hasCallback(args) ? bindCallbacks(args, (value) => this.dressed(value, isHandle)) : args;
  }

  refuse(): never {
    throw new ConnectionClosedError(this.lifetime.using);
  }

  private formOf(key: PropertyKey, value: unknown): unknown {
    // Each access gives another copy, for the driver may add to it.
    if (Array.isArray(value)) return guardedHandle(value, this.lifetime, this.guard);
    const known = this.known.get(key);
    if (known?.value === value && known !== undefined) return known.form;
    const form = typeof value === 'function' ? new Proxy(value, new Method(this, key)) : this.dressed(value, true);
    this.known.set(key, { value, form });
    return form;
  }
}

/** A method of a view: runs on the connection, whatever it was taken out of. */
class Method implements ProxyHandler<object> {
  private readonly of: View;
  private readonly key: PropertyKey;
  private readonly isHandle: boolean;
  /** What is not just run; undefined for nearly all. */
  private readonly special: 'reserved' | 'disposal' | 'adds' | 'removes' | undefined;

  constructor(of: View, key: PropertyKey) {
    this.of = of;
    this.key = key;
    this.isHandle = of.isHandle(key);
    if (of.isReserved(key)) this.special = 'reserved';
    else if (of.isDisposal(key)) this.special = 'disposal';
    else if (ADDS_LISTENER.has(key)) this.special = 'adds';
    else if (REMOVES_LISTENER.has(key)) this.special = 'removes';
  }

  apply(method: object, _self: unknown, args: unknown[]): unknown {
    const { of, isHandle, special } = this;
    if (special !== undefined) return this.applySpecial(method, args);
    if (of.lifetime.ended) of.refuse();
    const result: unknown = Reflect.apply(method as AnyFunction, of.connection, of.bind(args, isHandle));
    if (result === of.connection) return of.view;
    if (!isHandle) return result;
    return isThenable(result) ? result.then((handle) => of.dressed(handle, true)) : of.dressed(result, true);
  }

  private applySpecial(method: object, args: unknown[]): unknown {
    const { of, key, special } = this;
    if (special === 'disposal') return key === Symbol.asyncDispose ? Promise.resolve() : undefined;
    if (of.lifetime.ended && special !== 'removes') of.refuse();
    if (special === 'reserved') throw reserved(key, of.lifetime.using);
    const result: unknown = Reflect.apply(method as AnyFunction, of.connection, this.withListener(args));
    return of.dressed(result, false);
  }

  /** The arguments of a method that adds or removes a listener. */
  private withListener(args: unknown[]): unknown[] {
    const { of, key, special } = this;
    const [event, listener, ...rest] = args;
    if (typeof listener !== 'function') return args;
    const { listeners } = of;
    const wrapper =
      special === 'adds'
        ? listeners.add(String(key), event, listener as AnyFunction)
        : listeners.remove(event, listener as AnyFunction);
    return [event, wrapper, ...rest];
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
