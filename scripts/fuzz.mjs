// Mutated sources through the whole pipeline, for as long as it is told to or until something is wrong:
//   npm run build && npm run fuzz -- [--seconds 60] [--seed N] [--runs N] [--path P] [--keep DIR] [--dist DIR]
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL, fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Worker, isMainThread, parentPort, workerData } from 'node:worker_threads';

import fc from 'fast-check';

import { checkFiles } from './fuzz/check.mjs';
import { filesOf, fuzzCase } from './fuzz/mutate.mjs';
import { readSeeds } from './fuzz/seeds.mjs';

const CASE_SECONDS = 20;
const STACK_MB = 64;

if (isMainThread) await main();
else await work(workerData.dist);

async function main() {
  const text = { type: 'string' };
  const { values } = parseArgs({
    options: { seconds: text, seed: text, runs: text, path: text, keep: text, dist: text },
  });
  const seed = values.seed === undefined ? Math.floor(Math.random() * 2 ** 31) : Number(values.seed);
  const seeds = readSeeds();
  const runner = createRunner(resolve(values.dist ?? fileURLToPath(new URL('../dist', import.meta.url))));
  const start = Date.now();
  const totals = { cases: 0, files: 0, changed: 0, refused: 0 };
  const property = fc.asyncProperty(fuzzCase, async (recipe) => {
    const { problems, ...counts } = await runner.check(filesOf(recipe, seeds));
    totals.cases += 1;
    for (const [name, count] of Object.entries(counts)) totals[name] += count;
    if (problems.length > 0) throw new Error(problems.join('\n'));
  });
  const outcome = await fc.check(property, {
    seed,
    numRuns: Number(values.runs ?? (values.seconds === undefined ? 1000 : 1_000_000)),
    endOnFailure: false,
    ...(values.path === undefined ? {} : { path: values.path }),
    ...(values.seconds === undefined
      ? {}
      : { interruptAfterTimeLimit: Number(values.seconds) * 1000, markInterruptAsFailure: false }),
  });
  await runner.stop();
  const seconds = ((Date.now() - start) / 1000).toFixed(0);
  const { cases, files, changed, refused } = totals;
  console.log(
    `${cases} cases in ${seconds} s, seed ${seed}: ${files} files read, ${changed} changed, ${refused} refused`,
  );
  if (changed === 0 && values.path === undefined) throw new Error('no file was changed: nothing was tried');
  if (!outcome.failed) return;
  report(outcome, seeds, values.keep);
  process.exitCode = 1;
}

function report({ counterexample, counterexamplePath, errorInstance, seed }, seeds, keep) {
  console.error(`\nfuzz: ${errorInstance?.message ?? 'failed'}`);
  console.error(`again: npm run fuzz -- --seed ${seed} --path ${counterexamplePath}`);
  const files = filesOf(counterexample[0], seeds);
  counterexample[0].forEach((each) =>
    console.error(`${seeds[each.seed % seeds.length].name} ${JSON.stringify(each.mutations)}`),
  );
  if (keep === undefined) return;
  mkdirSync(keep, { recursive: true });
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(keep, name), bytes);
}

/** A thread can be stopped whatever it does: one that does not answer in time hangs. */
function createRunner(dist) {
  let worker = null;
  const start = () =>
    new Worker(new URL(import.meta.url), { workerData: { dist }, resourceLimits: { stackSizeMb: STACK_MB } });
  return {
    check: (files) =>
      new Promise((settle) => {
        worker ??= start();
        const done = (answer) => {
          clearTimeout(timer);
          worker.off('message', done);
          worker.off('error', onError);
          settle(answer);
        };
        const dead = (problem) => {
          const stopped = worker;
          done({ problems: [problem] });
          worker = null;
          void stopped.terminate();
        };
        const onError = (error) => dead(`the thread died: ${error.message}`);
        const timer = setTimeout(() => dead(`no answer within ${CASE_SECONDS} seconds`), CASE_SECONDS * 1000);
        worker.on('message', done);
        worker.on('error', onError);
        worker.postMessage(files);
      }),
    stop: () => worker?.terminate(),
  };
}

async function work(dist) {
  const load = (path) => import(pathToFileURL(join(dist, 'src', path)).href);
  const [{ analyse }, { resolveOptions }, { profiles }, { frontendFor }] = await Promise.all(
    ['run.js', 'config/resolve-options.js', 'profiles/index.js', 'frontends/index.js'].map(load),
  );
  const tool = { analyse, resolveOptions, profiles, frontendFor };
  parentPort.on('message', (files) => {
    checkFiles(tool, files).then(
      (answer) => parentPort.postMessage(answer),
      (error) => parentPort.postMessage({ problems: [`it throws: ${error.stack}`] }),
    );
  });
}
