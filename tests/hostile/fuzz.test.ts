import { execFileSync } from 'node:child_process';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { type Build, build } from '../transforms/build.ts';

let built: Build;

beforeAll(() => {
  built = build();
}, 60_000);

afterAll(() => {
  built.remove();
});

/** `npm run fuzz -- --seconds 60` tries others for longer. */
test('mutated sources: nothing throws or hangs, nothing unplanned is written, a second run changes nothing', () => {
  const args = ['scripts/fuzz.mjs', '--runs', '300', '--seed', '2026', '--dist', built.dist];
  const printed = execFileSync(process.execPath, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
  expect(printed).toMatch(/^300 cases in \d+ s, seed 2026: /);
}, 120_000);
