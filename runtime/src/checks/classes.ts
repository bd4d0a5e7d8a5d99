/** What counts as a class, and what `checkVariants()` can be given in place of a list of them. */

/** Any class: abstract, generic, or with a private constructor. */
export interface AnyClass {
  readonly prototype: object;
}

/** @throws TypeError when `Class` is no class. */
export function assertClass(Class: unknown, caller: string): void {
  if (typeof Class !== 'function') throw new TypeError(`${caller} needs a class, not ${String(Class)}.`);
}

/** Takes the classes out of a class, a module, or an iterable of both. */
export function classesIn(source: unknown): readonly object[] {
  if (!isObject(source)) throw notClasses(source);
  if (typeof source === 'function') return [source];
  return isIterable(source) ? [...source].flatMap(classesOfOne) : classesOfOne(source);
}

function classesOfOne(source: unknown): readonly object[] {
  if (typeof source === 'function') return [source];
  if (!isObject(source) || isIterable(source)) throw notClasses(source);
  return exportsOf(source, new Set());
}

/** Functions that are no classes do no harm: they bear no pair. */
function exportsOf(module: object, seen: Set<object>): readonly object[] {
  seen.add(module);
  return Object.entries(module).flatMap(([name, value]: [string, unknown]) => {
    if (typeof value === 'function') return [value];
    // Of a CommonJS module, what import() could not name is in its default export alone.
    const isModule = name === 'default' || name === 'module.exports' || isNamespace(value);
    return isObject(value) && isModule && !seen.has(value) ? exportsOf(value, seen) : [];
  });
}

function isNamespace(value: unknown): boolean {
  return isObject(value) && Reflect.get(value, Symbol.toStringTag) === 'Module';
}

function isIterable(value: object): value is Iterable<unknown> {
  return typeof Reflect.get(value, Symbol.iterator) === 'function';
}

function isObject(value: unknown): value is object {
  return typeof value === 'function' || (typeof value === 'object' && value !== null);
}

function notClasses(value: unknown): TypeError {
  return new TypeError(
    `checkVariants() takes classes and modules; ${Object.prototype.toString.call(value)} is neither.`,
  );
}
