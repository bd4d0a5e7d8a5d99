/** The whole command line on hostile projects: with the real analysis, in this process or in one of its own. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';

import type { Io } from '../../src/cli/io.ts';
import { main } from '../../src/cli/main.ts';
import type { Change, Result } from '../../src/model/result.ts';
import { profiles } from '../../src/profiles/index.ts';
import { analyse } from '../../src/run.ts';
import { type Files, put, temporaryFolder } from '../git/temp.ts';
import type { Build } from '../transforms/build.ts';

export const IMPORT = "import { Model } from 'orm';\n";

/** A class that overrides `save`. */
export function override(name: string, base = 'Model', body = 'this.x = 1;\n    super.save();'): string {
  return `export class ${name} extends ${base} {\n  save() {\n    ${body}\n  }\n}\n`;
}

/** A file in which there is something to do, to see that it is done whatever the other files are. */
export const GOOD = `${IMPORT}\n${override('Good')}`;

export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A project with the hostile files and a good one. */
export function project(files: Files): string {
  const folder = temporaryFolder();
  put(folder, { 'package.json': '{}', 'good.js': GOOD, ...files });
  return folder;
}

/** Runs the command line in this process. */
export async function run(
  folder: string,
  argv: readonly string[] = ['--force'],
  io: Partial<Io> = {},
): Promise<Outcome> {
  const printed = { stdout: '', stderr: '' };
  const all: Io = {
    cwd: folder,
    stdout: { write: (text) => void (printed.stdout += text) },
    stderr: { write: (text) => void (printed.stderr += text) },
    env: {},
    isTTY: { stdout: false, stderr: false },
    version: '1.2.3',
    ...io,
  };
  const code = await main(argv, all, { analyse, profiles });
  return { code, ...printed };
}

/** Runs it silently: what it says then are failures alone. */
export function failures(folder: string, ...argv: readonly string[]): Promise<Outcome> {
  return run(folder, ['--force', '--silent', ...argv]);
}

/** The changes of a dry run by symbol: `A.save mirror`, `B.save nested-callback`. */
export async function outcomes(folder: string, ...argv: readonly string[]): Promise<readonly string[]> {
  const { stdout } = await run(folder, ['--dry', '--silent', '--reporter', 'json', ...argv]);
  const changes: readonly Change[] = (JSON.parse(stdout) as Result).files.flatMap((file) => file.changes);
  return changes.map(({ symbol, outcome, blocker }) => `${symbol} ${blocker ?? outcome}`);
}

export function isDone(folder: string, name = 'good.js'): boolean {
  return readFileSync(join(folder, name), 'utf8').includes('async asave()');
}

/** The good file is migrated, and a second run has nothing more to do. */
export async function expectDone(folder: string): Promise<void> {
  expect(isDone(folder)).toBe(true);
  const again = await run(folder, ['--dry', '--silent']);
  expect(again.stdout).toBe('');
}

/** Only the process itself is meant, not its threads. Reports on stderr how much memory it had, and how much work it did. */
const PRELOAD = `if (!require('node:worker_threads').isMainThread) return;
process.on('exit', () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  process.stderr.write('USED ' + maxRSS + ' ' + (userCPUTime + systemCPUTime) + '\\n');
});`;

/** A process that is not done by then never will be, however busy the machine is. */
const PATIENCE = 240_000;

export interface Process extends Outcome {
  readonly signal: string | null;
  /** That it had a processor: how long it took depends on what else runs. */
  readonly seconds: number;
  readonly megabytes: number;
}

interface Setting {
  readonly preload?: string;
  readonly uid?: number;
  readonly env?: NodeJS.ProcessEnv;
}

/** Runs the built command line in a process of its own, which is killed if it does not end. */
export async function runProcess(
  built: Build,
  folder: string,
  argv: readonly string[],
  { preload = '', uid, env = {} }: Setting = {},
): Promise<Process> {
  const tools = temporaryFolder({ 'preload.cjs': `${PRELOAD}\n${preload}` });
  chmodSync(tools, 0o777);
  const child = spawn(
    process.execPath,
    ['--require', join(tools, 'preload.cjs'), join(built.dist, 'bin/orm-migrate.js'), ...argv],
    { cwd: folder, env: { ...process.env, TMPDIR: tools, ...env }, timeout: PATIENCE, killSignal: 'SIGKILL', uid },
  );
  const printed = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (printed.stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (printed.stderr += text));
  const [code, signal] = (await once(child, 'close')) as [number | null, string | null];
  // The process of a configuration has the same preload, and ends earlier.
  const [, memory, microseconds] = [...printed.stderr.matchAll(/USED (\d+) (\d+)\n/g)].at(-1) ?? [];
  return {
    code,
    signal,
    stdout: printed.stdout,
    stderr: printed.stderr.replace(/USED \d+ \d+\n/g, ''),
    seconds: Number(microseconds) / 1_000_000,
    megabytes: Number(memory) / 1024,
  };
}
