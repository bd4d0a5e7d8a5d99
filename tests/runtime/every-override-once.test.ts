/**
 * The promise of semantics section 8: whatever the base is, and whatever mixture of mirrors, fallbacks and plain
 * inheritance stands above it, `x.asave()` runs what `x.save()` runs, in the same order, each exactly once.
 */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  bridgeDelegatingVariants,
  fallbackToSyncVariant,
  hasConnectionContext,
  newConnection,
  withSyncFallback,
} from '../../runtime/src/index.ts';

interface Saved {
  trace: string[];
  /** How the base was reached: by its sync or by its native async code. */
  reached: string[];
  save(): string;
  asave(): Promise<string>;
}
type SavedClass = new () => Saved;
type Level = 'inherit' | 'mirror' | 'fallback' | 'sync-only';

// withSyncFallback() warns for every class built here.
beforeAll(() => void vi.spyOn(process, 'emitWarning').mockImplementation(() => undefined));
afterAll(() => void vi.restoreAllMocks());

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

function plainBase(asave: (this: Saved) => Promise<string>): SavedClass {
  class Base {
    trace: string[] = [];
    reached: string[] = [];
    save(): string {
      this.trace.push('base');
      this.reached.push('sync');
      return 'saved';
    }
    declare asave: () => Promise<string>;
  }
  Object.defineProperty(Base.prototype, 'asave', { value: asave, writable: true, configurable: true });
  return Base;
}

async function native(this: Saved): Promise<string> {
  await turn();
  this.trace.push('base');
  this.reached.push('native');
  return 'saved';
}

async function delegating(this: Saved): Promise<string> {
  await turn();
  return this.save();
}

function depending(this: Saved): Promise<string> {
  return hasConnectionContext() ? native.call(this) : delegating.call(this);
}

const bases: Record<string, () => SavedClass> = {
  native: () => plainBase(native),
  'delegating, bridged': () => bridgeDelegatingVariants(plainBase(delegating), { save: 'asave' }),
  'native in a context only, bridged': () =>
    bridgeDelegatingVariants(plainBase(depending), { save: 'asave' }, { native: () => hasConnectionContext() }),
  'withSyncFallback()': () => {
    const Base = plainBase(native);
    Base.prototype.asave = withSyncFallback({ home: Base.prototype as object, sync: 'save', native });
    return Base;
  },
  'fallback in the base': () => {
    const Base = plainBase(native);
    Reflect.deleteProperty(Base.prototype as object, 'asave');
    fallbackToSyncVariant(Base.prototype as object, 'save', 'asave');
    return Base;
  },
};

function extend(Base: SavedClass, level: Level, name: string): SavedClass {
  if (level === 'inherit') return class extends Base {};
  class Sync extends Base {
    override save(): string {
      this.trace.push(name);
      const saved = super.save();
      this.trace.push(`/${name}`);
      return `${saved} ${name}`;
    }
  }
  if (level === 'sync-only') return Sync;
  if (level === 'fallback') {
    fallbackToSyncVariant(Sync.prototype, 'save', 'asave');
    return Sync;
  }
  class Mirror extends Base {
    override save(): string {
      this.trace.push(name);
      const saved = super.save();
      this.trace.push(`/${name}`);
      return `${saved} ${name}`;
    }
    override async asave(): Promise<string> {
      this.trace.push(name);
      const saved = await super.asave();
      this.trace.push(`/${name}`);
      return `${saved} ${name}`;
    }
  }
  return Mirror;
}

function combinations(levels: readonly Level[]): Level[][] {
  return levels.flatMap((a) => levels.flatMap((b) => levels.map((c) => [a, b, c])));
}

function build(base: string, levels: readonly Level[]): SavedClass {
  return levels.reduce((Class, level, depth) => extend(Class, level, 'ABC'[depth]!), bases[base]!());
}

async function expectSameAsSync(Class: SavedClass): Promise<Saved> {
  const [x, y] = [new Class(), new Class()];
  const saved = x.save();
  expect(await y.asave()).toBe(saved);
  expect(y.trace).toEqual(x.trace);
  return y;
}

const places: Record<string, (run: () => Promise<void>) => Promise<void>> = {
  'outside a context': (run) => run(),
  'inside a context': (run) => newConnection(run),
};

for (const [place, within] of Object.entries(places)) {
  describe.each(Object.keys(bases))(`base: %s, ${place}`, (base) => {
    it.each(combinations(['inherit', 'mirror', 'fallback']))('A: %s, B: %s, C: %s', async (...levels) => {
      await within(async () => {
        const y = await expectSameAsSync(build(base, levels));
        const goesNative = base === 'native' || (place === 'inside a context' && /context|withSync/.test(base));
        const reached = goesNative && !levels.includes('fallback') ? 'native' : 'sync';
        expect(y.reached).toEqual([reached]);
      });
    });
  });
}

/** An override of the sync variant alone is honoured where the variant below it is home-aware; over a mirror it is lost. */
function isHonoured(levels: readonly Level[], baseIsHomeAware: boolean): boolean {
  return levels.every((level, depth) => {
    if (level !== 'sync-only') return true;
    const below = levels.slice(0, depth).findLast((other) => other === 'mirror' || other === 'fallback');
    return below === undefined ? baseIsHomeAware : below === 'fallback';
  });
}

describe.each(Object.keys(bases))('base: %s, with overrides of the sync variant alone', (base) => {
  const levels = combinations(['mirror', 'fallback', 'sync-only']).filter(
    (some) => some.includes('sync-only') && isHonoured(some, base !== 'native'),
  );
  it.each(levels)('A: %s, B: %s, C: %s', async (...some) => {
    await expectSameAsSync(build(base, some));
  });
});

describe('the trap itself', () => {
  it('is there without a bridge: the override runs twice', async () => {
    const x = new (extend(plainBase(delegating), 'mirror', 'A'))();
    await x.asave();
    expect(x.trace).toEqual(['A', 'A', 'base', '/A', '/A']);
  });
});
