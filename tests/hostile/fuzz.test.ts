import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';

import { useBuild } from '../transforms/build.ts';

const built = useBuild();

/** `npm run fuzz -- --seconds 60` tries others for longer. */
test('mutated sources: nothing throws or hangs, nothing unplanned is written, a second run changes nothing', () => {
  const args = ['scripts/fuzz.mjs', '--runs', '300', '--seed', '2026', '--dist', built().dist];
  const printed = execFileSync(process.execPath, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
  expect(printed).toMatch(/^300 cases in \d+ s, seed 2026: /);
});
