/**
 * @param home A prototype, or a class for its static methods.
 * @returns The name of the class, for messages.
 */
export function classNameOf(home: object): string {
  const Class: unknown = typeof home === 'function' ? home : Reflect.get(home, 'constructor');
  const name: unknown = typeof Class === 'function' ? Class.name : undefined;
  return typeof name === 'string' && name !== '' ? name : '(anonymous class)';
}
