import { shared } from '../shared.ts';

/**
 * Shares an error class between the ESM and the CommonJS copy of this package, so that `instanceof` holds whichever of
 * them threw. The name is put on the prototype before the first error is made, so that it heads the stack trace too.
 *
 * @param name The public name of the class.
 * @param ErrorClass The class of this copy.
 * @returns The class of the copy that was loaded first.
 */
export function sharedError<T extends abstract new (...args: never[]) => Error>(name: string, ErrorClass: T): T {
  return shared(name, () => {
    Object.defineProperty(ErrorClass, 'name', { value: name, configurable: true });
    Object.defineProperty(ErrorClass.prototype, 'name', { value: name, configurable: true, writable: true });
    return ErrorClass;
  });
}
