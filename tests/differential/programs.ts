import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { checkProgram, type Checked } from './check-program.ts';
import { describeProgram } from './describe-program.ts';
import { type GeneratedProgram, renderProgram } from './render-program.ts';
import { programSpecs } from './specs.ts';
import { type Group, PLAIN, Statistics } from './statistics.ts';

/** `DIFFERENTIAL_RUNS` and `DIFFERENTIAL_SEED` make other runs than the usual one. */
const RUNS = Number(process.env['DIFFERENTIAL_RUNS'] ?? 2000);
const SEED = Number(process.env['DIFFERENTIAL_SEED'] ?? 20_300_101);
/** Of the overrides that the contract promises to mirror, what must be mirrored at least. */
const TARGET = 0.95;
/** The same of the overrides with one construct, as far as there are enough of them to tell. */
const CONSTRUCT_TARGET = 0.9;
const ENOUGH = 25;
/** Constructs of which fewer are mirrored so far, and how many at least: each number is a debt. */
const LOWER: Readonly<Record<string, number>> = {
  'base in a callback': 0.8,
  'base in a transaction': 0.6,
  'callback and observer': 0.85,
  'callback called once': 0.85,
  'callback chosen': 0.85,
  'callback in a constant': 0.85,
  'callback passed on': 0.85,
  'callback per element': 0.85,
  'callback tried again': 0.85,
  'callback under a lock': 0.85,
  'container: arrays of arrays': 0.35,
  'container: cache': 0.85,
  'container: filled': 0,
  'container: lazy constant': 0.75,
  'container: lazy field': 0.65,
  'container: list': 0,
  'container: local Map': 0.7,
  'container: local Set': 0.55,
  'container: local record': 0.7,
  'container: map': 0,
  'container: nested': 0,
  'container: nullish cache': 0.4,
  'container: pushed': 0.65,
  'container: record': 0.6,
  'container: set': 0,
  'destructured result': 0.7,
  'dispatch table': 0.1,
  groupBy: 0.85,
  'in a mixin': 0.88,
  'layout members': 0.85,
  'optional chain before iteration': 0.8,
  'service: caching repository': 0.84,
  'service: constructor': 0.7,
  'service: factory': 0.2,
  'service: field': 0.75,
  'service: generic repository': 0.82,
  'service: interface': 0.3,
  'service: lazy field': 0.45,
  'service: parameter property': 0.7,
  'service: private field': 0.6,
  'service: subclass': 0.6,
  'service: two repositories': 0.25,
};
/** Test files run side by side, so the programs are spread over as many as small machines have cores. */
const SHARDS = 2;
const SEED_STEP = 1_000_003;

/** Declares the tests of one shard: programs of their own seed, with statistics of their own. */
export function testPrograms(shard: number): void {
  const runs = Math.ceil(RUNS / SHARDS);
  const seed = (SEED + shard * SEED_STEP) | 0;
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'programs-')));
  const statistics = new Statistics();
  let folders = 0;
  // Each run has a folder of its own: nothing may be remembered from the one before.
  const check = (program: GeneratedProgram): Promise<Checked> =>
    checkProgram(program, join(root, String((folders += 1))));

  afterAll(() => {
    rmSync(root, { recursive: true, force: true });
  });

  test('migrated programs do what they did before', { timeout: 60_000 + runs * 5000 }, async () => {
    let isShrinking = false;
    const property = fc.asyncProperty(programSpecs, async (spec) => {
      const program = renderProgram(spec);
      const checked = await check(program);
      if (!isShrinking) statistics.add(program, checked);
      isShrinking ||= checked.disagreements.length > 0;
      return checked.disagreements.length === 0;
    });
    const started = performance.now();
    const { failed, counterexample, counterexamplePath } = await fc.check(property, { numRuns: runs, seed });
    const speed = (1000 * folders) / (performance.now() - started);
    console.log(
      `seed ${String(SEED)}.${String(shard)}, ${speed.toFixed(1)} programs per second\n${statistics.report()}`,
    );
    if (!failed) {
      expect(folders).toBeGreaterThanOrEqual(runs);
      return;
    }
    const program = renderProgram((counterexample as [Parameters<typeof renderProgram>[0]])[0]);
    const path = `seed ${String(SEED)}, shard ${String(shard)}, path ${counterexamplePath ?? ''}`;
    expect.fail(`${path}\n${describeProgram(program, await check(program))}`);
  });

  test('most programs say something, and most overrides that can be mirrored are', () => {
    expect(statistics.invalid / Math.max(statistics.programs, 1)).toBeLessThan(0.05);
    expect(statistics.share(PLAIN)).toBeGreaterThanOrEqual(TARGET);
  });

  test('overrides with a construct that is promised are mirrored', () => {
    const below = [...statistics.groups].filter(([name, group]) => {
      const target = LOWER[name] ?? CONSTRUCT_TARGET;
      return name !== PLAIN && group.overrides >= ENOUGH && isBelow(group, target);
    });
    expect(below.map(([name, group]) => ({ name, ...group }))).toEqual([]);
  });
}

/** Fewer are mirrored than chance would leave of the target: by more than two standard deviations. */
function isBelow({ overrides, mirrored }: Group, target: number): boolean {
  return mirrored + 2 * Math.sqrt(overrides * target * (1 - target)) < overrides * target;
}
