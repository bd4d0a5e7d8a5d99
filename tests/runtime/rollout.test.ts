import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  bridgeDelegatingVariants,
  FallbackRefusedError,
  fallbackToSyncVariant,
  isFallback,
  MissingAsyncConnectionError,
  newConnection,
  rolloutPhase,
  setRolloutPhase,
  withSyncFallback,
  type RolloutPhase,
} from '../../runtime/src/index.ts';
import { buildRuntime, type BuiltRuntime } from './built.ts';

const emitWarning = vi.spyOn(process, 'emitWarning');
beforeEach(() => void emitWarning.mockImplementation(() => undefined));
afterEach(() => {
  setRolloutPhase(undefined);
  emitWarning.mockReset();
});

interface Saving {
  log: string[];
  save(): string;
  asave(): Promise<string>;
}

/** An ORM's base whose async variant is native inside a context only. */
function orm(): new () => Saving {
  class Model {
    log: string[] = [];
    save(): string {
      this.log.push('sync');
      return 'sync';
    }
    declare asave: () => Promise<string>;
  }
  Model.prototype.asave = withSyncFallback({
    home: Model.prototype,
    sync: 'save',
    native: async function (this: Saving) {
      this.log.push('native');
      return 'native';
    },
  });
  return Model;
}

function withFallback(accepted?: string): new () => Saving {
  class Book extends orm() {
    override save(): string {
      this.log.push('Book');
      return super.save();
    }
    static {
      fallbackToSyncVariant(this.prototype, 'save', 'asave', { accepted });
    }
  }
  return Book;
}

function given(): { type?: string; code?: string }[] {
  return emitWarning.mock.calls.map((call) => call[1] as { type?: string; code?: string });
}

describe('the phase', () => {
  it('is notice, unless somebody says otherwise', () => {
    expect(rolloutPhase()).toBe('notice');
    setRolloutPhase('error');
    expect(rolloutPhase()).toBe('error');
    setRolloutPhase(undefined);
    expect(rolloutPhase()).toBe('notice');
  });

  it('is refused when it is none, with the names of those there are', () => {
    setRolloutPhase('silent');
    expect(() => setRolloutPhase('loud' as never)).toThrow(
      new RangeError(
        "setRolloutPhase(): 'loud' is no rollout phase; use one of silent, notice, deprecated, error, native.",
      ),
    );
    expect(() => setRolloutPhase(null as never)).toThrow(RangeError);
    expect(rolloutPhase()).toBe('silent');
  });

  it('is one for two copies of the package', async () => {
    vi.resetModules();
    const other = await import('../../runtime/src/index.ts');
    expect(other.setRolloutPhase).not.toBe(setRolloutPhase);
    other.setRolloutPhase('deprecated');
    expect(rolloutPhase()).toBe('deprecated');
    other.setRolloutPhase(undefined);
    expect(rolloutPhase()).toBe('notice');
  });

  it('needs no process: browsers have none', () => {
    vi.stubGlobal('process', undefined);
    try {
      setRolloutPhase(undefined);
      expect(rolloutPhase()).toBe('notice');
      vi.stubGlobal('process', {});
      setRolloutPhase(undefined);
      expect(rolloutPhase()).toBe('notice');
    } finally {
      vi.unstubAllGlobals();
    }
  });
});

describe('ORM_MIGRATE_PHASE', () => {
  let runtime: BuiltRuntime;
  beforeAll(() => void (runtime = buildRuntime()));
  afterAll(() => void runtime.remove());

  const run = (code: string, phase: string) => runtime.run(code, { ORM_MIGRATE_PHASE: phase });
  const PRINT = 'try { console.log(esm.rolloutPhase()); } catch (error) { console.log(String(error)); }';
  const FALLBACK = `
    const home = { save() { console.log('ran'); } };
    esm.fallbackToSyncVariant(home, 'save', 'asave');
    await home.asave().catch((error) => console.log(error.code ?? error.name));
    await home.asave().catch((error) => console.log(error.code ?? error.name));
  `;

  it.each([
    ['', 'notice'],
    ['deprecated', 'deprecated'],
    ['native', 'native'],
    [
      'eror',
      "RangeError: ORM_MIGRATE_PHASE: 'eror' is no rollout phase; use one of silent, notice, deprecated, error, native.",
    ],
  ])('%s: %s', (value, phase) => {
    expect(run(PRINT, value).stdout).toBe(phase);
  });

  it('need not be there', () => {
    expect(run(`delete process.env.ORM_MIGRATE_PHASE; ${PRINT}`, 'error').stdout).toBe('notice');
  });

  it('is read when it is first needed, once', () => {
    const late = `process.env.ORM_MIGRATE_PHASE = 'silent'; ${PRINT} process.env.ORM_MIGRATE_PHASE = 'error'; ${PRINT}`;
    expect(run(late, 'native').stdout).toBe('silent\nsilent');
    expect(run(`${PRINT} process.env.ORM_MIGRATE_PHASE = 'error'; esm.setRolloutPhase(); ${PRINT}`, '').stdout).toBe(
      'notice\nerror',
    );
  });

  it('gives way to the code', () => {
    expect(run(`cjs.setRolloutPhase('silent'); ${PRINT}`, 'error').stdout).toBe('silent');
    expect(run(`cjs.setRolloutPhase('silent'); ${PRINT}`, 'no phase').stdout).toBe('silent');
  });

  it.each<[string, string, RegExp]>([
    ['silent', 'ran\nran', /^$/],
    [
      'notice',
      'ran\nran',
      /^\(node:\d+\) \[ORM_MIGRATE_FALLBACK\] PendingDeprecationWarning: .+asave\(\).+\n\(Use .+\)$/,
    ],
    ['deprecated', 'ran\nran', /^\(node:\d+\) \[ORM_MIGRATE_FALLBACK\] DeprecationWarning: .+asave\(\).+\n\(Use .+\)$/],
    ['error', 'ERR_FALLBACK_REFUSED\nERR_FALLBACK_REFUSED', /^$/],
    ['wrong', 'RangeError\nRangeError', /^$/],
  ])('a fallback in a process of phase %s', (phase, printed, warning) => {
    const { stdout, stderr } = run(FALLBACK, phase);
    expect(stdout).toBe(printed);
    expect(stderr).toMatch(warning);
  });
});

describe('a fallback', () => {
  it.each<[RolloutPhase, { type: string; code: string }[]]>([
    ['silent', []],
    ['notice', [{ type: 'PendingDeprecationWarning', code: 'ORM_MIGRATE_FALLBACK' }]],
    ['deprecated', [{ type: 'DeprecationWarning', code: 'ORM_MIGRATE_FALLBACK' }]],
  ])('runs in phase %s, and warns at most once', async (phase, warnings) => {
    setRolloutPhase(phase);
    const Book = withFallback();
    class Novel extends Book {}
    for (const Class of [Book, Novel]) {
      const x = new Class();
      expect(await x.asave()).toBe('sync');
      expect(x.log).toEqual(['Book', 'sync']);
    }
    expect(given()).toEqual(warnings);
  });

  it('says which class, which method, and what to do', async () => {
    await new (withFallback())().asave();
    expect(emitWarning.mock.calls[0]?.[0]).toBe(
      'Book.asave() is a fallback: it runs save(), which is sync. Write asave(), or accept the fallback: ' +
        "fallbackToSyncVariant(Book.prototype, 'save', 'asave', { accepted: 'why' }).",
    );
  });

  it('warns anew when the phase has changed', async () => {
    const x = new (withFallback())();
    await x.asave();
    setRolloutPhase('deprecated');
    await x.asave();
    setRolloutPhase('notice');
    await x.asave();
    expect(given().map(({ type }) => type)).toEqual(['PendingDeprecationWarning', 'DeprecationWarning']);
  });

  it.each<RolloutPhase>(['error', 'native'])('is refused in phase %s before anything runs', async (phase) => {
    setRolloutPhase(phase);
    const x = new (withFallback())();
    const refused = await x.asave().catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(FallbackRefusedError);
    expect(refused).toMatchObject({
      name: 'FallbackRefusedError',
      code: 'ERR_FALLBACK_REFUSED',
      className: 'Book',
      syncName: 'save',
      asyncName: 'asave',
    });
    expect(String(refused)).toMatch(/Book\.asave\(\).+save\(\).+accepted: 'why'/);
    expect(x.log).toEqual([]);
    expect(emitWarning).not.toHaveBeenCalled();
    expect(x.save()).toBe('sync');
  });

  it.each<RolloutPhase>(['silent', 'notice', 'deprecated', 'error', 'native'])(
    'that was accepted runs in phase %s, without a word',
    async (phase) => {
      setRolloutPhase(phase);
      const x = new (withFallback('called from a nightly job only'))();
      expect(await x.asave()).toBe('sync');
      expect(x.log).toEqual(['Book', 'sync']);
      expect(emitWarning).not.toHaveBeenCalled();
      expect(isFallback(Reflect.get(x, 'asave'))).toBe(true);
    },
  );

  it('is not accepted without a reason', () => {
    const home = { save() {} };
    for (const accepted of ['', true as never, null as never]) {
      expect(() => fallbackToSyncVariant(home, 'save', 'asave', { accepted })).toThrow(/accepted/);
    }
    expect(Object.hasOwn(home, 'asave')).toBe(false);
  });

  it('may be accepted later, and be taken back', async () => {
    const home = { save: () => 'sync', asave: undefined as unknown as () => Promise<string> };
    Reflect.deleteProperty(home, 'asave');
    setRolloutPhase('error');
    fallbackToSyncVariant(home, 'save', 'asave');
    await expect(home.asave()).rejects.toThrow(FallbackRefusedError);
    fallbackToSyncVariant(home, 'save', 'asave', { accepted: 'it is' });
    expect(await home.asave()).toBe('sync');
    fallbackToSyncVariant(home, 'save', 'asave');
    await expect(home.asave()).rejects.toThrow(FallbackRefusedError);
  });
});

describe('a withSyncFallback() variant', () => {
  it.each<[RolloutPhase, string | undefined]>([
    ['silent', undefined],
    ['notice', 'PendingDeprecationWarning'],
    ['deprecated', 'DeprecationWarning'],
  ])('outside a context, in phase %s, is the sync variant', async (phase, type) => {
    setRolloutPhase(phase);
    const Model = orm();
    expect(await new Model().asave()).toBe('sync');
    expect(await new Model().asave()).toBe('sync');
    expect(given()).toEqual(type === undefined ? [] : [{ type, code: 'ORM_MIGRATE_SYNC_FALLBACK' }]);
  });

  it('outside a context, in phase error, is refused before anything runs', async () => {
    setRolloutPhase('error');
    const x = new (orm())();
    await expect(x.asave()).rejects.toThrow(MissingAsyncConnectionError);
    expect(x.log).toEqual([]);
    expect(emitWarning).not.toHaveBeenCalled();
  });

  it('names the database for which there is no context', async () => {
    setRolloutPhase('error');
    const home = { save() {}, asave: undefined as unknown as () => Promise<void> };
    home.asave = withSyncFallback({ home, sync: 'save', using: 'archive', native: async () => undefined });
    await expect(newConnection(() => home.asave())).rejects.toMatchObject({ using: 'archive' });
  });

  it('is native in phase native, whatever stands around it', async () => {
    setRolloutPhase('native');
    const Model = orm();
    expect(await new Model().asave()).toBe('native');
    expect(await newConnection(() => new Model().asave())).toBe('native');
    expect(emitWarning).not.toHaveBeenCalled();
  });

  it.each<RolloutPhase>(['silent', 'notice', 'deprecated', 'error', 'native'])(
    'is native inside a context, in phase %s too',
    async (phase) => {
      setRolloutPhase(phase);
      const Model = orm();
      expect(await newConnection(() => new Model().asave())).toBe('native');
      expect(emitWarning).not.toHaveBeenCalled();
    },
  );
});

describe('a bridge', () => {
  function bridged(native?: () => boolean) {
    class Model {
      save(): string {
        return 'sync';
      }
      async asave(): Promise<string> {
        return rolloutPhase() === 'native' ? 'native' : this.save();
      }
    }
    bridgeDelegatingVariants(Model, { save: 'asave' }, { native });
    return class Book extends Model {
      override async asave(): Promise<string> {
        return super.asave();
      }
    };
  }

  it.each<[RolloutPhase, string]>([
    ['notice', 'sync'],
    ['error', 'sync'],
    ['native', 'native'],
  ])("runs, in phase %s, the base's %s variant for a mirror", async (phase, reached) => {
    const Book = bridged();
    setRolloutPhase(phase);
    expect(await new Book().asave()).toBe(reached);
    expect(emitWarning).not.toHaveBeenCalled();
  });

  it('does what its own `native` says, in phase native too', async () => {
    setRolloutPhase('native');
    expect(await new (bridged(() => false))().asave()).toBe('sync');
    setRolloutPhase('notice');
    expect(await new (bridged(() => true))().asave()).toBe('sync');
  });
});
