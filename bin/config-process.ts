/**
 * The configuration in a process of its own: it is data, so nothing of its code is to run once that data is there. Whatever it
 * does to its process, and however long, the run goes on or ends with one line. (A thread would not do: what waits for a file
 * or a command cannot be stopped in one, and it can write to the stdout of the run.)
 */
import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { deserialize, serialize } from 'node:v8';
import { Worker } from 'node:worker_threads';

import { LIMIT, notDone } from '../src/config/guard-import.ts';
import type { Reading } from '../src/config/read.ts';
import { showThrown } from '../src/config/show.ts';

const SELF = fileURLToPath(import.meta.url);
/** Where the result is written to. stdout is stderr there, as all that a configuration prints is for people. */
const RESULT = 3;

/** Node runs these sources only once they are built. */
export const canReadInProcess = !SELF.endsWith('.ts');

/** Like `readConfig`, in another process, which has ended when this settles. */
export async function readConfigInProcess(file: string): Promise<Reading> {
  // With the arguments of the run, for a configuration that asks; one by one, for the system limits the length of each.
  const task = [...nodeOptions(process.execArgv), SELF, file, String(process.pid), ...process.argv.slice(1)];
  const child = spawn(process.execPath, task, { stdio: ['ignore', 2, 2, 'pipe'] });
  const chunks: Buffer[] = [];
  (child.stdio[RESULT] as Readable | undefined)?.on('data', (chunk: Buffer) => chunks.push(chunk));
  const timer = setTimeout(() => child.kill('SIGKILL'), LIMIT);
  const ending = await new Promise<string>((resolve) => {
    child.on('error', (error) => {
      resolve(error.message);
    });
    child.on('close', (code, signal) => {
      resolve(`it ended its process (${signal ?? `exit code ${code ?? ''}`})`);
    });
  });
  clearTimeout(timer);
  return (
    readingFrom(Buffer.concat(chunks)) ?? { failure: `cannot be loaded: ${child.killed ? notDone(LIMIT) : ending}` }
  );
}

/** Loaders, conditions and limits are for the configuration, too; what inspects or runs something else is for the run alone. */
export function nodeOptions(options: readonly string[]): readonly string[] {
  const kept: string[] = [];
  for (let index = 0; index < options.length; index += 1) {
    const option = options[index] ?? '';
    if (/^(-e|-p|-pe|--eval|--print)$/.test(option)) index += 1;
    else if (!/^--(inspect|debug|cpu-prof|heap-prof|prof|trace|watch|test|eval|print)\b/.test(option))
      kept.push(option);
  }
  return kept;
}

/** Null when there is nothing, or not all of it. */
function readingFrom(bytes: Buffer): Reading | null {
  try {
    return deserialize(bytes) as Reading;
  } catch {
    return null;
  }
}

/** A process that hangs does not see that nobody waits for it any more. */
function endWithParent(parent: string): void {
  const code = `setInterval(() => { if (process.ppid !== ${parent}) process.kill(process.pid, 'SIGKILL'); }, 250)`;
  new Worker(code, { eval: true }).unref();
}

async function work([node = '', , file = '', parent = '', ...argv]: readonly string[]): Promise<void> {
  endWithParent(parent);
  process.argv = [node, ...argv];
  // Only here: the run itself has no use for it.
  const { readConfig } = await import('../src/config/read.ts');
  const reading = await readConfig(file);
  let bytes: Buffer;
  try {
    bytes = serialize(reading);
  } catch (error) {
    bytes = serialize({ failure: `cannot be read: ${showThrown(error)}` } satisfies Reading);
  }
  writeFileSync(RESULT, bytes);
  // No handler, no timer, nothing that was left for later.
  process.kill(process.pid, 'SIGKILL');
}

if (process.argv[1] === SELF) await work(process.argv);
