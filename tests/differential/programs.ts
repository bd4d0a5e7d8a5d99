import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { checkProgram, type Checked } from './check-program.ts';
import { describeProgram } from './describe-program.ts';
import { type GeneratedProgram, renderProgram } from './render-program.ts';
import { programSpecs } from './specs.ts';
import { Statistics } from './statistics.ts';

/** `DIFFERENTIAL_RUNS` and `DIFFERENTIAL_SEED` make other runs than the usual one. */
const RUNS = Number(process.env['DIFFERENTIAL_RUNS'] ?? 2000);
const SEED = Number(process.env['DIFFERENTIAL_SEED'] ?? 20_300_101);
/** Of the overrides that the contract promises to mirror, what must be mirrored at least. */
const TARGET = 0.95;
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

  test('migrated programs do what they did before', { timeout: 60_000 + runs * 1000 }, async () => {
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
    if (!failed) return;
    const program = renderProgram((counterexample as [Parameters<typeof renderProgram>[0]])[0]);
    const path = `seed ${String(SEED)}, shard ${String(shard)}, path ${counterexamplePath ?? ''}`;
    expect.fail(`${path}\n${describeProgram(program, await check(program))}`);
  });

  test('most programs say something, and most overrides that can be mirrored are', () => {
    expect(statistics.invalid / Math.max(statistics.programs, 1)).toBeLessThan(0.05);
    expect(statistics.share).toBeGreaterThanOrEqual(TARGET);
  });
}
