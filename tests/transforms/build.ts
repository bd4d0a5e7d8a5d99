import { execFileSync } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll } from 'vitest';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const require = createRequire(import.meta.url);

export interface Build {
  /** The folder that stands for dist/. */
  readonly dist: string;
}

/**
 * Builds the package aside before the tests of a file, and removes it after them: a test of built files needs no dist/ and
 * never sees an old one.
 *
 * @returns a question for the build, which is there once the tests run
 */
export function useBuild(): () => Build {
  let built: (Build & { readonly folder: string }) | undefined;
  beforeAll(() => {
    built = build();
  });
  afterAll(() => {
    if (built) rmSync(built.folder, { recursive: true, force: true });
  });
  return () => {
    if (!built) throw new Error('The build is there only while tests run');
    return built;
  };
}

function build(): Build & { readonly folder: string } {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'orm-migrate-build-')));
  const dist = join(folder, 'dist');
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'), 'dir');
  const tsc = require.resolve('typescript/bin/tsc');
  execFileSync(process.execPath, [tsc, '-p', join(ROOT, 'tsconfig.build.json'), '--outDir', dist, '--noCheck']);
  return { folder, dist };
}

/** Runs jscodeshift with a built transform in `cwd`, as on a machine with that many processors, and gives what it printed. */
export function jscodeshift(
  { dist }: Build,
  cwd: string,
  transform: string,
  args: readonly string[],
  processors = 2,
): string {
  const bin = require.resolve('jscodeshift/bin/jscodeshift.js');
  const machine = join(dist, `machine-${processors}.cjs`);
  writeFileSync(machine, `require('node:os').cpus = () => Array(${processors}).fill({});\n`);
  const env = {
    ...process.env,
    // CI is taken for a reason to print colours.
    NO_COLOR: '1',
    CI: '',
    NODE_OPTIONS: `--require=${machine}`,
    // Where Babel keeps its cache, else in the project, and what the processes of a run share.
    BABEL_CACHE_PATH: join(dist, 'babel-cache.json'),
    TMPDIR: dist,
  };
  const file = join(dist, 'transforms', `${transform}.js`);
  return execFileSync(process.execPath, [bin, '-t', file, ...args], { cwd, env, encoding: 'utf8', stdio: 'pipe' });
}
