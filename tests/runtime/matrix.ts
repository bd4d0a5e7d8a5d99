/**
 * The matrix: whatever the base is, whatever stands above it, inside a connection context and outside, `x.asave()` runs each
 * override exactly once, or the check reports the class. A suite over a storage, which may be a real database.
 */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  autoFallback,
  checkVariants,
  newConnection,
  setRolloutPhase,
  type RolloutPhase,
  type VariantMessage,
} from '../../runtime/src/index.ts';
import { bases, type Base, type Receiver, type SavingClass, type Storage } from './bases.ts';
import { allChains, buildChain, isSensible, LEVELS, wrap, type Level } from './chains.ts';

export interface MatrixOptions {
  /** All chains up to this length are tried. */
  readonly length: number;
  /** How many longer ones. */
  readonly random: number;
}

type Rule = (storage: Storage, base: Base, levels: readonly Level[]) => Promise<void>;
type Place = (run: () => Promise<void>) => Promise<void>;

const WRAPPED = 'ORM_MIGRATE_WRAPPED_VARIANT';
const PAIRS = { save: 'asave' };
const PLACES: Readonly<Record<string, Place>> = {
  'outside a context': (run) => run(),
  'inside a context': (run) => newConnection(run),
};
/** Where a fallback can help: no async variant that is overridden alone, none that somebody put there. */
const SYNC_SIDE = LEVELS.filter((level) => !['async', 'bridged', 'wrapped'].includes(level));

let tables = 0;

/** What a call of a method writes. */
async function opsOf(storage: Storage, self: Receiver, method: 'save' | 'asave'): Promise<readonly string[]> {
  tables += 1;
  self.table = `table_${tables}`;
  await self[method]();
  return storage.read(self.table);
}

/** An instance, one that a spy stands on, and the class itself for its static pair. */
function receivers(Class: SavingClass): readonly Receiver[] {
  return [new Class(), wrap(new Class()), Class];
}

/** The check does not see fields, so over a base that runs them twice it cannot say so. */
function isTestable(levels: readonly Level[], base: Base): boolean {
  return isSensible(levels) && !(base.delegating && levels.includes('fields'));
}

/** Every override once, each around that of its base. */
function onceEach(levels: readonly Level[]): readonly string[] {
  const names = levels.flatMap((level, depth) => (level === 'none' ? [] : [String(depth)]));
  return [...[...names].reverse(), 'base', ...names.map((name) => `/${name}`)];
}

function check(Class: SavingClass, { delegating }: Base): readonly VariantMessage[] {
  const found = checkVariants(Class, PAIRS, { delegating });
  expect(checkVariants(Class, PAIRS, { delegating, static: true }).map(({ code }) => code)).toEqual(
    found.map(({ code }) => code),
  );
  return found;
}

async function expectOnceEach(storage: Storage, Class: SavingClass, levels: readonly Level[]): Promise<void> {
  for (const self of receivers(Class)) {
    expect(await opsOf(storage, self, 'asave'), levels.join(' ')).toEqual(onceEach(levels));
  }
}

async function withPhase(phase: RolloutPhase, run: () => Promise<void>): Promise<void> {
  setRolloutPhase(phase);
  try {
    await run();
  } finally {
    setRolloutPhase('silent');
  }
}

/** Each override runs once, or the class is reported. */
async function onceOrReported(storage: Storage, base: Base, levels: readonly Level[]): Promise<void> {
  const { Class } = buildChain(storage, base, levels);
  if (check(Class, base).every(({ level }) => level === 'info')) await expectOnceEach(storage, Class, levels);
}

/** With fallbacks wherever the sync variant alone is overridden, only what runs twice is left to report. */
async function onceWithAutoFallback(storage: Storage, base: Base, levels: readonly Level[]): Promise<void> {
  const { Class } = buildChain(storage, base, levels);
  autoFallback(Class, PAIRS);
  autoFallback(Class, PAIRS, { static: true });
  const codes = check(Class, base).map(({ code }) => code);
  expect(codes).not.toContain('ORM_MIGRATE_LOST_OVERRIDE');
  if (!codes.includes('ORM_MIGRATE_RUNS_TWICE')) await expectOnceEach(storage, Class, levels);
}

/** In a phase that refuses, what does not run once fails, with an error that says why. */
const onceOrRefused =
  (phase: RolloutPhase): Rule =>
  (storage, base, levels) =>
    withPhase(phase, async () => {
      const { Class } = buildChain(storage, base, levels);
      const found = check(Class, base);
      for (const self of receivers(Class)) {
        try {
          const ops = await opsOf(storage, self, 'asave');
          // What may be a wrapper may be none, so no phase makes an error of it.
          const isReported = found.some(({ level, code }) => level === 'error' || code === WRAPPED);
          if (!isReported) expect(ops).toEqual(onceEach(levels));
        } catch (error) {
          expect(error).toMatchObject({
            code: expect.stringMatching(/^ERR_(FALLBACK_REFUSED|MISSING_ASYNC_CONNECTION)$/),
          });
          expect(await storage.read(self.table)).not.toContain('base');
        }
      }
    });

/** What is reported is so: over a native base, the class that is named loses the override that is named. */
async function reportedRightly(storage: Storage, levels: readonly Level[]): Promise<void> {
  const base = bases['native']!;
  const { Class, classes } = buildChain(storage, base, levels);
  for (const { code, className } of check(Class, base)) {
    const depth = Number(className.replace('Class', ''));
    const method = code === 'ORM_MIGRATE_ASYNC_ONLY_OVERRIDE' ? 'save' : 'asave';
    if (code === 'ORM_MIGRATE_FALLBACK') continue;
    for (const self of receivers(classes[depth + 1]!)) {
      expect(await opsOf(storage, self, method), levels.join(' ')).not.toContain(String(depth));
    }
  }
}

/** The suite. */
export function describeMatrix(storageName: string, open: () => Storage, { length, random }: MatrixOptions): void {
  let storage: Storage;
  beforeAll(() => {
    storage = open();
    setRolloutPhase('silent');
  });
  afterAll(() => setRolloutPhase(undefined));

  const all = Array.from({ length }, (_, index) => allChains(index + 1, LEVELS)).flat();
  const longer = (levels: readonly Level[], base: Base) =>
    fc
      .array(fc.constantFrom(...levels), { minLength: length + 1, maxLength: length + 4 })
      .filter((chain) => isTestable(chain, base));

  const rules: readonly [string, readonly Level[], Rule][] = [
    ['each override runs once, or the class is reported', LEVELS, onceOrReported],
    ['with autoFallback() each override of a sync variant runs once', SYNC_SIDE, onceWithAutoFallback],
    ['in phase error each override runs once, or the call is refused', LEVELS, onceOrRefused('error')],
    ['in phase native each override runs once, or the call is refused', LEVELS, onceOrRefused('native')],
  ];

  describe.each(Object.keys(bases))(`${storageName}, base: %s`, (name) => {
    const base = bases[name]!;
    describe.each(Object.keys(PLACES))('%s', (place) => {
      const within = PLACES[place]!;
      it.each(rules)('%s', async (_, levels, rule) => {
        const isMine = (chain: readonly Level[]) =>
          isTestable(chain, base) && chain.every((level) => levels.includes(level));
        for (const chain of all.filter(isMine)) await within(() => rule(storage, base, chain));
        const property = fc.asyncProperty(longer(levels, base), (chain) => within(() => rule(storage, base, chain)));
        await fc.assert(property, { numRuns: random });
      });
    });
  });

  it(`${storageName}: what is reported is so`, async () => {
    for (const chain of all.filter(isSensible)) await reportedRightly(storage, chain);
    await fc.assert(
      fc.asyncProperty(longer(LEVELS, bases['native']!), (chain) => reportedRightly(storage, chain)),
      { numRuns: random },
    );
  });
}
