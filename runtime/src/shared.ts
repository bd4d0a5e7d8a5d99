/**
 * One process can load this package twice: an application's ES modules and a CommonJS dependency each get their own
 * copy. A context opened by one copy must be seen by the other, so whatever has identity (the AsyncLocalStorage, the
 * marks on variants, the providers, the error classes) lives on a global registry, and the first copy creates it.
 *
 * Copies of different versions share too: what is stored under a name keeps its shape, or gets a new name.
 *
 * @param name What is shared; stored under `Symbol.for('orm-migrate-runtime/<name>')`.
 * @param create Makes it; called by the first copy only.
 * @returns The one value of this process.
 */
export function shared<T extends object>(name: string, create: () => T): T {
  const key = Symbol.for(`orm-migrate-runtime/${name}`);
  const registry = globalThis as unknown as Record<symbol, T | undefined>;
  const existing = registry[key];
  if (existing !== undefined) return existing;
  const created = create();
  Object.defineProperty(globalThis, key, { value: created });
  return created;
}
