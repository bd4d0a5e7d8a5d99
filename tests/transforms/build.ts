import { execFileSync } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const require = createRequire(import.meta.url);

export interface Build {
  /** The folder that stands for dist/. */
  readonly dist: string;
  readonly remove: () => void;
}

/** Builds the package aside, so that a test of built files needs no dist/ and never sees an old one. */
export function build(): Build {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'orm-migrate-build-')));
  const dist = join(folder, 'dist');
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'), 'dir');
  const tsc = require.resolve('typescript/bin/tsc');
  execFileSync(process.execPath, [tsc, '-p', join(ROOT, 'tsconfig.build.json'), '--outDir', dist, '--noCheck']);
  return { dist, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Runs jscodeshift in `cwd` and gives what it printed. */
export function jscodeshift(cwd: string, args: readonly string[]): string {
  const bin = require.resolve('jscodeshift/bin/jscodeshift.js');
  // Babel would put its cache into the project.
  const env = { ...process.env, BABEL_DISABLE_CACHE: '1' };
  return execFileSync(process.execPath, [bin, ...args], { cwd, env, encoding: 'utf8', stdio: 'pipe' });
}
