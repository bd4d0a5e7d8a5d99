import { describe, expect, it, vi } from 'vitest';
import * as runtime from '../../runtime/src/index.ts';

/** A second copy in the same process, as when an application and a CommonJS dependency both load the package. */
async function secondCopy(): Promise<typeof runtime> {
  vi.resetModules();
  return import('../../runtime/src/index.ts');
}

describe('two copies of the package', () => {
  it('are really two', async () => {
    const other = await secondCopy();
    expect(other.newConnection).not.toBe(runtime.newConnection);
  });

  it('share contexts and providers', async () => {
    const other = await secondCopy();
    other.configureConnections({ shared: { open: async () => 'connection', close() {} } });
    const seen = await runtime.newConnection(() => other.currentConnection('shared'), { using: 'shared' });
    expect(seen).toBe('connection');
  });

  it('share the marks of variants', async () => {
    const other = await secondCopy();
    const home = { save() {} };
    other.fallbackToSyncVariant(home, 'save', 'asave');
    expect(runtime.isFallback(Reflect.get(home, 'asave'))).toBe(true);
    expect(() => runtime.fallbackToSyncVariant(home, 'save', 'asave')).not.toThrow();
  });

  it('share error classes, so instanceof holds', async () => {
    const other = await secondCopy();
    await expect(other.currentConnection()).rejects.toBeInstanceOf(runtime.MissingAsyncConnectionError);
    for (const name of [
      'ConnectionClosedError',
      'ConnectionNotConfiguredError',
      'FallbackRefusedError',
      'HalfOverriddenError',
      'SyncVariantUnavailableError',
    ] as const) {
      expect(other[name]).toBe(runtime[name]);
      expect(other[name].name).toBe(name);
    }
  });

  it('add nothing enumerable to the global object', () => {
    const keys = Object.getOwnPropertySymbols(globalThis).filter((key) => key.description?.startsWith('orm-migrate'));
    expect(keys.length).toBeGreaterThan(0);
    expect(keys.filter((key) => Object.prototype.propertyIsEnumerable.call(globalThis, key))).toEqual([]);
  });
});
