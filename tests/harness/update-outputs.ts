import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Fixture } from './fixtures.ts';
import type { Files } from './modules.ts';

/**
 * With `UPDATE_FIXTURES=1`, outputs that do not exist yet are written as the migration gives them, for review; with
 * `UPDATE_FIXTURES=all`, the existing ones are replaced too.
 */
export function updateOutput(fixture: Fixture, actual: Files): boolean {
  const mode = process.env['UPDATE_FIXTURES'];
  const wanted = mode === 'all' || (mode === '1' && fixture.output === null);
  // A case that must change nothing has no output to update.
  if (!wanted || fixture.output === fixture.input) return false;
  for (const [path, text] of actual) {
    if (text === fixture.input.get(path)) continue;
    const target = fixture.outputPath(path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, text);
  }
  return true;
}
