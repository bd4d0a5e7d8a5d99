/**
 * The analysis in a thread of its own. The process stays free to answer a signal however long the analysis takes; the stack is
 * as deep as hostile code needs; and running out of memory is an error with a message, not the end of the process.
 */
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';

import { UsageError } from '../src/errors.ts';
import type { Analyse } from '../src/migrate.ts';
import type { Analysis } from '../src/model/analysis.ts';

/** Reserved, not used: the system gives memory to the part of a stack that is reached. */
const STACK_MB = 256;

/** Node runs these sources only once they are built. */
export const canAnalyseInThread = !import.meta.url.endsWith('.ts');

type Task = { readonly task: 'orm-migrate' } & { readonly arguments: readonly [Options, Frozen, Texts] };
/** Of which files the texts come back with the analysis. */
type Texts = 'all' | 'changed';
type Options = Parameters<Analyse>[0];
type Frozen = Parameters<Analyse>[2];

type Message =
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  | { readonly kind: 'analysis'; readonly analysis: Analysis }
  | { readonly kind: 'error'; readonly message: string; readonly stack: string; readonly isUsage: boolean };

/** Like `analyse`, on another thread, without the texts of files that stay as they are. */
export const analyseInThread: Analyse = (options, onProgress, frozen) =>
  start([options, frozen, 'changed'], onProgress);

/** Like `analyse`, on another thread. */
export const analyseWholeInThread: Analyse = (options, onProgress, frozen) =>
  start([options, frozen, 'all'], onProgress);

function start(passed: Task['arguments'], onProgress: Parameters<Analyse>[1]): Promise<Analysis> {
  return new Promise((resolve, reject) => {
    const task: Task = { task: 'orm-migrate', arguments: passed };
    const worker = new Worker(new URL(import.meta.url), {
      workerData: task,
      resourceLimits: { stackSizeMb: STACK_MB },
    });
    worker.on('message', (message: Message) => {
      if (message.kind === 'progress') onProgress?.(message.done, message.total);
      else if (message.kind === 'analysis') resolve(message.analysis);
      else reject(toError(message));
    });
    worker.on('error', (error) => {
      reject(isOutOfMemory(error) ? new UsageError(OUT_OF_MEMORY) : error);
    });
    worker.on('exit', (code) => {
      // After a result this says nothing any more.
      reject(new Error(`the analysis ended without a result (${code})`));
    });
  });
}

const OUT_OF_MEMORY =
  'the analysis ran out of memory; give it more with NODE_OPTIONS=--max-old-space-size=8192, or fewer files at once';

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
}

function toError({ message, stack, isUsage }: Extract<Message, { kind: 'error' }>): Error {
  if (isUsage) return new UsageError(message);
  const error = new Error(message);
  error.stack = stack;
  return error;
}

function isTask(data: unknown): data is Task {
  return typeof data === 'object' && data !== null && 'task' in data && data.task === 'orm-migrate';
}

async function work([options, frozen, texts]: Task['arguments']): Promise<Message> {
  try {
    // Only here: the main thread has no use for it.
    const { analyse } = await import('../src/run.ts');
    const onProgress = (done: number, total: number): void => {
      send({ kind: 'progress', done, total });
    };
    const analysis = await analyse(options, onProgress, frozen);
    return { kind: 'analysis', analysis: texts === 'all' ? analysis : withoutTexts(analysis) };
  } catch (error) {
    const { message, stack = '' } = error instanceof Error ? error : new Error(String(error));
    return { kind: 'error', message, stack, isUsage: error instanceof UsageError };
  }
}

/** The texts of files that stay as they are would be copied for nobody: a whole project, twice. */
function withoutTexts(analysis: Analysis): Analysis {
  const files = analysis.files.map((file) => (file.before === file.after ? { ...file, before: '', after: '' } : file));
  return { ...analysis, files };
}

function send(message: Message): void {
  parentPort?.postMessage(message);
}

if (!isMainThread && isTask(workerData)) send(await work(workerData.arguments));
