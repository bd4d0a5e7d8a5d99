/** The Python runtime has tests of its own; where a Python environment is there for them they are run here as well. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';

const folder = resolve(import.meta.dirname, '../runtime-python');
const python = process.env['ORM_MIGRATE_PYTHON'] ?? join(folder, '.venv/bin/python');

const MAKE_IT =
  'python3 -m venv runtime-python/.venv && ' +
  'runtime-python/.venv/bin/pip install -r runtime-python/requirements/dev.txt -e ./runtime-python';

/** Says in one line that the tests are skipped, and how they would not be; with `CI=true` it is an error. */
function hasPython(): boolean {
  if (existsSync(python)) return true;
  const reason = `No Python at ${python}: ${MAKE_IT}`;
  if (process.env['CI'] === 'true') throw new Error(reason);
  process.stderr.write(`${reason}; the tests of runtime-python are skipped.\n`);
  return false;
}

it.runIf(hasPython())('the tests of runtime-python pass', { timeout: 900_000 }, () => {
  const { status, stdout, stderr } = spawnSync(python, ['-m', 'pytest', '-q', '--tb=short'], {
    cwd: folder,
    encoding: 'utf8',
  });
  expect(status, stdout + stderr).toBe(0);
  expect(stdout).toMatch(/\d+ passed/);
});
