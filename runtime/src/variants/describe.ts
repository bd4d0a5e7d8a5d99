/**
 * @param home A prototype, or a class for its static methods.
 * @returns The name of the class, for messages.
 */
export function classNameOf(home: object): string {
  return nameOf(typeof home === 'function' ? home : Reflect.get(home, 'constructor')) ?? ANONYMOUS;
}

/** As {@link classNameOf}, but a home that does not say itself what its class is does not get its base's name. */
export function ownClassNameOf(home: object): string | undefined {
  return nameOf(typeof home === 'function' ? home : Object.getOwnPropertyDescriptor(home, 'constructor')?.value);
}

export const ANONYMOUS = '(anonymous class)';

function nameOf(Class: unknown): string | undefined {
  // Its own name: before ES2021 an anonymous class had none and inherited that of its base.
  const name: unknown = typeof Class === 'function' ? Object.getOwnPropertyDescriptor(Class, 'name')?.value : undefined;
  return typeof name === 'string' && name !== '' ? name : undefined;
}
