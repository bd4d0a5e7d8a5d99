// Forces a mirror of every method and a wrap of every async function of real code, whatever it does, and checks the result:
//   npm run build && npm run stress -- DIR… [--limit N] [--keep DIR]
import { cpus } from 'node:os';
import { mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { Worker, isMainThread, parentPort, workerData } from 'node:worker_threads';

import { frontendFor } from '../dist/src/frontends/index.js';
import { checkLayout } from './stress/check.mjs';
import { forcePlan } from './stress/force.mjs';

const PASSES = ['mirrors', 'wraps', 'all'];
const LARGEST = 1_000_000;
const CHUNK = 100;

if (isMainThread) await main();
else parentPort.on('message', (paths) => parentPort.postMessage(paths.map(stressFile)));

async function main() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { limit: { type: 'string' }, keep: { type: 'string' } },
  });
  if (positionals.length === 0) {
    console.error('usage: npm run stress -- DIR… [--limit N] [--keep DIR]');
    process.exit(2);
  }
  const files = positionals.flatMap((folder) => sources(resolve(folder))).slice(0, Number(values.limit ?? Infinity));
  const start = performance.now();
  const totals = { files: 0, skipped: 0, edits: 0, mirrors: 0, fallbacks: 0, wraps: 0, problems: 0 };
  await distribute(files, (outcomes) => {
    for (const outcome of outcomes) note(outcome, totals, values.keep);
  });
  const seconds = ((performance.now() - start) / 1000).toFixed(0);
  for (const [name, count] of Object.entries({ ...totals, seconds })) console.log(`${name.padEnd(10)} ${count}`);
  if (totals.files === 0) console.error('stress: no file was checked');
  process.exitCode = totals.problems > 0 || totals.files === 0 ? 1 : 0;
}

function sources(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return ['node_modules', '.git'].includes(entry.name) ? [] : sources(path);
      return entry.isFile() && frontendFor(path) && !path.endsWith('.d.ts') ? [path] : [];
    });
}

/** One thread a processor; each asks for the next files when it is done with the last ones. */
function distribute(files, report) {
  let next = 0;
  const run = () =>
    new Promise((finish, fail) => {
      const worker = new Worker(new URL(import.meta.url), { workerData, resourceLimits: { stackSizeMb: 8 } });
      const give = () => {
        const chunk = files.slice(next, (next += CHUNK));
        if (chunk.length > 0) worker.postMessage(chunk);
        else worker.terminate().then(finish, fail);
      };
      worker.on('message', (outcomes) => {
        report(outcomes);
        give();
      });
      worker.on('error', fail);
      give();
    });
  return Promise.all(cpus().map(run));
}

function note({ path, skipped, edits, problems, text }, totals, keep) {
  if (skipped) {
    totals.skipped += 1;
    return;
  }
  totals.files += 1;
  totals.edits += edits.all;
  totals.mirrors += edits.mirrors;
  totals.fallbacks += edits.fallbacks;
  totals.wraps += edits.wraps;
  totals.problems += problems.length;
  for (const problem of problems) console.log(`${path} ${problem}`);
  if (keep === undefined || problems.length === 0) return;
  mkdirSync(keep, { recursive: true });
  writeFileSync(join(keep, `${totals.problems}-${basename(path)}`), text ?? '');
}

function stressFile(path) {
  const edits = { all: 0, mirrors: 0, fallbacks: 0, wraps: 0 };
  if (statSync(path).size > LARGEST) return { path, skipped: true };
  const source = readFileSync(path, 'utf8');
  const frontend = frontendFor(path);
  let facts;
  try {
    facts = frontend.scan(path, source);
  } catch (error) {
    const isSyntax = frontend.syntaxErrorPosition(error) !== null || error instanceof RangeError;
    return isSyntax ? { path, skipped: true } : { path, edits, problems: [`scan: ${error.message}`] };
  }
  const problems = [];
  let text;
  for (const what of PASSES) {
    const plan = forcePlan(facts, what);
    if (plan.length === 0) continue;
    if (what === 'all') count(plan, edits);
    const outcome = stressPlan(frontend, path, source, plan, what);
    if (outcome.problems.length > 0) text = outcome.after;
    problems.push(...outcome.problems.map((problem) => `${what}: ${problem}`));
  }
  return { path, edits, problems, text };
}

function stressPlan(frontend, path, source, plan, what) {
  let after;
  try {
    after = frontend.apply(path, source, plan);
    const mismatch = frontend.verify(path, source, after, plan);
    if (mismatch !== null) return { after, problems: [mismatch] };
    // Mirrors are async functions, so where both are forced a second run would wrap them.
    const again = what === 'all' ? 0 : forcePlan(frontend.scan(path, after), what).length;
    return {
      after,
      problems: [
        ...checkLayout(path, source, after, what),
        ...(again > 0 ? [`a second run would make ${again} edits`] : []),
      ],
    };
  } catch (error) {
    return { after, problems: [`crash: ${error.message.split('\n')[0]}`] };
  }
}

function count(plan, edits) {
  edits.all += plan.length;
  edits.mirrors += plan.filter(({ kind }) => kind === 'add-mirror').length;
  edits.fallbacks += plan.filter(({ kind }) => kind === 'insert-fallback').length;
  edits.wraps += plan.filter(({ kind }) => kind === 'wrap-body').length;
}
