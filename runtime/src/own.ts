/** `Object.hasOwn()`, which came to Node with release 16. */
export function hasOwn(object: object, name: PropertyKey): boolean {
  return Object.prototype.hasOwnProperty.call(object, name);
}
