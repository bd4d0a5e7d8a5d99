import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ConnectionClosedError, currentConnection, newConnection, withSyncFallback } from '../../runtime/src/index.ts';

const emitWarning = vi.spyOn(process, 'emitWarning');
beforeEach(() => void emitWarning.mockImplementation(() => undefined));
afterEach(() => void emitWarning.mockReset());

function model(options: { async?: string; using?: string | (() => string) } = {}) {
  class Model {
    save(value: string): string {
      return `sync ${value}`;
    }
    declare asave: (value: string) => Promise<string>;
  }
  Model.prototype.asave = withSyncFallback({
    home: Model.prototype,
    sync: 'save',
    native: async (value: string) => `native ${value}`,
    ...options,
  });
  return Model;
}

describe('withSyncFallback', () => {
  it('is native inside a context, without a warning', async () => {
    const Model = model();
    expect(await newConnection(() => new Model().asave('v'))).toBe('native v');
    expect(emitWarning).not.toHaveBeenCalled();
  });

  it('is the sync variant outside, honouring an override of it', async () => {
    class Book extends model() {
      override save(value: string): string {
        return `Book ${super.save(value)}`;
      }
    }
    expect(await new Book().asave('v')).toBe('Book sync v');
  });

  it('warns once per class and method, with type and code', async () => {
    const Model = model();
    class Book extends Model {}
    await new Model().asave('1');
    await new Model().asave('2');
    expect(emitWarning).toHaveBeenCalledTimes(1);
    expect(emitWarning).toHaveBeenCalledWith(expect.stringMatching(/Model: asave\(\).*save\(\)/), {
      type: 'PendingDeprecationWarning',
      code: 'ORM_MIGRATE_SYNC_FALLBACK',
    });
    await new Book().asave('3');
    expect(emitWarning).toHaveBeenCalledTimes(2);
  });

  it('warns about each method of a class', async () => {
    const Model = model();
    class Book extends Model {
      delete() {}
      declare adelete: () => Promise<void>;
    }
    Book.prototype.adelete = withSyncFallback({ home: Book.prototype, sync: 'delete', native: async () => undefined });
    const x = new Book();
    await x.asave('v');
    await x.adelete();
    expect(emitWarning).toHaveBeenCalledTimes(2);
  });

  it('passes receiver and arguments on both ways', async () => {
    const seen: unknown[] = [];
    const home = {
      save(...args: unknown[]) {
        seen.push(this, ...args);
      },
      asave: undefined as unknown as (...args: unknown[]) => Promise<void>,
    };
    home.asave = withSyncFallback({
      home,
      sync: 'save',
      native: async function (this: unknown, ...args: unknown[]) {
        seen.push(this, ...args);
      },
    });
    await home.asave(1, 2);
    await newConnection(() => home.asave(3, 4));
    expect(seen).toEqual([home, 1, 2, home, 3, 4]);
  });

  it('looks at the context of the named database only', async () => {
    const Model = model({ using: 'archive' });
    expect(await newConnection(() => new Model().asave('v'))).toBe('sync v');
    expect(await newConnection(() => new Model().asave('v'), { using: 'archive' })).toBe('native v');
    const Chosen = model({ using: () => 'archive' });
    expect(await newConnection(() => new Chosen().asave('v'), { using: 'archive' })).toBe('native v');
    expect(await newConnection(() => new Chosen().asave('v'))).toBe('sync v');
  });

  it('stays native after the end of the context, where the connection says what is wrong', async () => {
    class Model {
      save(): void {}
      declare asave: () => Promise<void>;
    }
    Model.prototype.asave = withSyncFallback({
      home: Model.prototype,
      sync: 'save',
      native: async () => currentConnection(),
    });
    let late!: Promise<void>;
    await newConnection(() => {
      late = new Promise<void>((resolve) => setTimeout(resolve, 5)).then(() => new Model().asave());
    });
    await expect(late).rejects.toThrow(ConnectionClosedError);
  });

  it('does not repeat a native variant that failed', async () => {
    const save = vi.fn();
    const home = { save, asave: undefined as unknown as () => Promise<void> };
    home.asave = withSyncFallback({ home, sync: 'save', native: () => Promise.reject(new Error('half-way')) });
    await expect(newConnection(() => home.asave())).rejects.toThrow('half-way');
    expect(save).not.toHaveBeenCalled();
  });

  it('has the name and length of the variant', () => {
    const native = async function asave(_value: string) {};
    const home = { save() {} };
    const unnamed = withSyncFallback({ home, sync: 'save', native });
    const named = withSyncFallback({ home, sync: 'save', native, async: 'asaveNow' });
    expect([unnamed.name, unnamed.length, named.name]).toEqual(['asave', 1, 'asaveNow']);
  });

  it('rejects when it cannot know its name, and needs none when told', async () => {
    const home = { save: () => 'sync' };
    const native = async () => 'native';
    const lost = withSyncFallback({ home, sync: 'save', native });
    await expect(lost.call(home)).rejects.toThrow(/async/);
    const told = withSyncFallback({ home, sync: 'save', async: 'asave', native });
    expect(await told.call(home)).toBe('sync');
  });

  it('throws at definition without a sync variant or a native one', () => {
    const native = async () => undefined;
    expect(() => withSyncFallback({ home: {}, sync: 'save', native })).toThrow(TypeError);
    expect(() => withSyncFallback({ home: { save() {} }, sync: 'save', native: undefined as never })).toThrow(
      /`native`/,
    );
  });
});
