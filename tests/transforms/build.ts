import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, inject } from 'vitest';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const require = createRequire(import.meta.url);

export interface Build {
  /** The folder that stands for dist/. All test files of a run share it, so nothing is written there. */
  readonly dist: string;
  /** A folder of the test file's own. */
  readonly scratch: string;
}

/**
 * Has the package built aside before the tests of a file: a test of built files needs no dist/ and never sees an old one.
 *
 * @returns a question for the build, which is there once the tests run
 */
export function useBuild(): () => Build {
  let built: Build | undefined;
  beforeAll(async () => {
    const dist = await builtIn(inject('buildFolder'));
    built = { dist, scratch: realpathSync(mkdtempSync(join(tmpdir(), 'orm-migrate-scratch-'))) };
  });
  afterAll(() => {
    if (built) rmSync(built.scratch, { recursive: true, force: true });
  });
  return () => {
    if (!built) throw new Error('The build is there only while tests run');
    return built;
  };
}

/** Test files run side by side: one of them builds, and the others wait for it. */
async function builtIn(folder: string): Promise<string> {
  const [claim, done, failed] = ['claim', 'done', 'failed'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  if (mkdirIfMissing(claim)) {
    try {
      build(folder);
      writeFileSync(done, '');
    } catch (error) {
      writeFileSync(failed, String(error));
      throw error;
    }
  }
  while (!existsSync(done)) {
    if (existsSync(failed)) throw new Error(`The build failed in another test file: ${readFileSync(failed, 'utf8')}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return join(folder, 'dist');
}

function mkdirIfMissing(folder: string): boolean {
  // Without `recursive` it fails where the folder is there, and gives none: it takes one of two processes for the first.
  try {
    mkdirSync(folder);
    return true;
  } catch {
    return false;
  }
}

function build(folder: string): void {
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'), 'dir');
  const tsc = require.resolve('typescript/bin/tsc');
  const output = ['--outDir', join(folder, 'dist'), '--declaration', 'false', '--noCheck'];
  execFileSync(process.execPath, [tsc, '-p', join(ROOT, 'tsconfig.build.json'), ...output]);
}

/** Runs jscodeshift with a built transform in `cwd`, as on a machine with that many processors, and gives what it printed. */
export function jscodeshift(
  { dist, scratch }: Build,
  cwd: string,
  transform: string,
  args: readonly string[],
  processors = 2,
): string {
  const bin = require.resolve('jscodeshift/bin/jscodeshift.js');
  const machine = join(scratch, `machine-${processors}.cjs`);
  writeFileSync(machine, `require('node:os').cpus = () => Array(${processors}).fill({});\n`);
  const env = {
    ...process.env,
    // CI is taken for a reason to print colours.
    NO_COLOR: '1',
    CI: '',
    NODE_OPTIONS: `--require=${machine}`,
    // Where Babel keeps its cache, else in the project, and what the processes of a run share.
    BABEL_CACHE_PATH: join(scratch, 'babel-cache.json'),
    TMPDIR: scratch,
  };
  const file = join(dist, 'transforms', `${transform}.js`);
  return execFileSync(process.execPath, [bin, '-t', file, ...args], { cwd, env, encoding: 'utf8', stdio: 'pipe' });
}
