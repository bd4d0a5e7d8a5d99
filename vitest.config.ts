import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, relative } from 'node:path';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const ROOT = import.meta.dirname;
/** Longer than a process is waited for: nothing fails because the machine is busy. */
const PATIENCE = 300_000;
/** One more than there are cores: many tests wait for timers and for processes. */
const WORKERS = availableParallelism() + 1;

/** Test files that take longest, the longest first: begun last, one of them would keep the run from ending alone. */
const LONGEST = [
  'tests/differential/programs-1',
  'tests/differential/programs-2',
  'tests/writing/killed',
  'tests/hostile/deep',
  'tests/fixtures/executed',
  'tests/frontends/javascript/verify/mutants',
  'tests/hostile/config',
  'tests/planning/parts',
  'tests/transforms/jscodeshift',
  'tests/databases/variant-matrix',
  'tests/fixtures',
  'tests/hostile/files',
  'tests/harness/generated-bodies',
  'tests/hostile/fuzz',
  'tests/cli/outputs',
  'tests/runtime/variant-matrix',
  'tests/fixtures/types',
  'tests/differential/wrong-mirrors',
];

const gone = LONGEST.filter((name) => !existsSync(join(ROOT, `${name}.test.ts`)));
if (gone.length > 0) throw new Error(`vitest.config.ts names tests that are not there: ${gone.join(', ')}`);

/**
 * Test files that need a process to themselves: they replace modules, or look at what there is once in a process (warnings
 * that are given once, the phase of a rollout, what is registered for all of it).
 */
const APART = [
  'tests/databases/**',
  'tests/differential/**',
  'tests/examples/**',
  'tests/frameworks/**',
  'tests/harness/**',
  'tests/hostile/**',
  'tests/runtime/**',
  'tests/transforms/**',
  'tests/frontends/javascript/verify/planted-bug.test.ts',
  'tests/run-failures.test.ts',
];

/** The longest files first, those that share a process last: the short ones fill up what the long ones leave. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const rank = ({ moduleId, project }: TestSpecification): number => {
      const place = LONGEST.indexOf(relative(ROOT, moduleId).replace(/\.test\.ts$/, ''));
      return place >= 0 ? place : LONGEST.length + (project.config.isolate ? 0 : 1);
    };
    return sorted.sort((a, b) => rank(a) - rank(b));
  }
}

const shared = {
  pool: 'forks',
  maxWorkers: WORKERS,
  testTimeout: PATIENCE,
  hookTimeout: PATIENCE,
  globalSetup: 'tests/transforms/build-folder.ts',
  // A test that comes to no assertion cannot fail.
  expect: { requireAssertions: true },
} as const;

export default defineConfig({
  test: {
    maxWorkers: WORKERS,
    sequence: { sequencer: LongestFirst },
    projects: [
      { test: { ...shared, name: 'apart', include: APART.map((each) => each.replace(/\*\*$/, '**/*.test.ts')) } },
      { test: { ...shared, name: 'together', include: ['tests/**/*.test.ts'], exclude: APART, isolate: false } },
    ],
  },
});
