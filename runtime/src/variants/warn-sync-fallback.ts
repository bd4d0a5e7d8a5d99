import { shared } from '../shared.ts';
import { warn } from '../warn.ts';
import { classNameOf } from './describe.ts';

/** Classes, each with the async variants about which a warning was given. */
const warned = shared('warned', () => new WeakMap<object, Set<string>>());

/**
 * Warns, once per class of the receiver and method, that an async variant ran its sync one.
 *
 * @param self The receiver.
 * @param home The home of the variant; stands in for the class when the receiver has none.
 */
export function warnSyncFallback(self: unknown, home: object, m: string, am: string): void {
  const Class = classOf(self) ?? classOf(home) ?? home;
  const names = warned.get(Class) ?? new Set();
  if (names.has(am)) return;
  warned.set(Class, names.add(am));
  warn(
    `${classNameOf(Class)}: ${am}() was called outside newConnection() and ran ${m}() instead. ` +
      'A later release will refuse this: open a context with newConnection() in the entry point.',
    { type: 'PendingDeprecationWarning', code: 'ORM_MIGRATE_SYNC_FALLBACK' },
  );
}

function classOf(self: unknown): object | undefined {
  if (typeof self === 'function') return self;
  const Class: unknown =
    self === undefined || self === null ? undefined : Reflect.get(Object(self) as object, 'constructor');
  return typeof Class === 'function' ? Class : undefined;
}
