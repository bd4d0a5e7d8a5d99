import { announce } from '../rollout/announce.ts';
import { classNameOf } from './describe.ts';

/**
 * Warns as the rollout phase wants it, once per class of the receiver and method, that an async variant ran its sync one.
 *
 * @param self The receiver.
 * @param home The home of the variant; stands in for the class when the receiver has none.
 */
export function warnSyncFallback(self: unknown, home: object, m: string, am: string): void {
  const Class = classOf(self) ?? classOf(home) ?? home;
  announce(
    Class,
    'ORM_MIGRATE_SYNC_FALLBACK',
    am,
    () =>
      `${classNameOf(Class)}: ${am}() was called outside newConnection() and ran ${m}() instead. ` +
      'A later release will refuse this: open a context with newConnection() in the entry point.',
  );
}

function classOf(self: unknown): object | undefined {
  if (typeof self === 'function') return self;
  const Class: unknown =
    self === undefined || self === null ? undefined : Reflect.get(Object(self) as object, 'constructor');
  return typeof Class === 'function' ? Class : undefined;
}
