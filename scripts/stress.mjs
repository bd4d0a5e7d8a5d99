// Forces every edit wherever it can go in real code, whatever the code does, and checks the result:
//   npm run build && npm run stress -- DIR… [--limit N] [--every N] [--keep DIR] [--all-kinds] [--prettier] [--dist DIR]
import { cpus } from 'node:os';
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { Worker, isMainThread, parentPort, workerData } from 'node:worker_threads';

import { kindsOf } from './stress/kinds.mjs';

const CHUNK = 100;
/** How many files Prettier is asked about. */
const SAMPLE = 500;
const USAGE =
  'usage: npm run stress -- DIR… [--limit N] [--every N] [--keep DIR] [--all-kinds] [--prettier] [--dist DIR]';

const loadFrontend = async (dist) =>
  (await import(pathToFileURL(join(dist, 'src/frontends/index.js')).href)).frontendFor;

if (isMainThread) await main();
else await work(workerData.dist);

async function main() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      limit: { type: 'string' },
      every: { type: 'string' },
      keep: { type: 'string' },
      dist: { type: 'string' },
      'all-kinds': { type: 'boolean' },
      prettier: { type: 'boolean' },
    },
  });
  if (positionals.length === 0) {
    console.error(USAGE);
    process.exit(2);
  }
  const dist = resolve(values.dist ?? fileURLToPath(new URL('../dist', import.meta.url)));
  const frontendFor = await loadFrontend(dist);
  const files = positionals
    .flatMap((each) => sources(resolve(each), frontendFor))
    .filter((_path, index) => index % Number(values.every ?? 1) === 0)
    .slice(0, values.limit ?? Infinity);
  const start = performance.now();
  const totals = { files: 0, skipped: 0, unread: 0, edits: 0, problems: 0, kinds: new Map() };
  const formatted = { sampled: 0, unformatted: 0 };
  await distribute(files, { dist, prettier: values.prettier ? Math.ceil(files.length / SAMPLE) : 0 }, (outcome) => {
    note(outcome, totals, values.keep);
    formatted.sampled += outcome.sampled ?? 0;
    formatted.unformatted += outcome.unformatted ?? 0;
  });
  report({
    ...totals,
    ...(values.prettier ? formatted : {}),
    seconds: ((performance.now() - start) / 1000).toFixed(0),
  });
  const missing = values['all-kinds'] ? neverForced(totals.kinds) : [];
  for (const kind of missing) console.error(`stress: ${kind} was never forced`);
  if (totals.files === 0) console.error('stress: no file was checked');
  process.exitCode = totals.problems > 0 || totals.files === 0 || missing.length > 0 ? 1 : 0;
}

function sources(path, frontendFor) {
  return readdirSync(path, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const inner = join(path, entry.name);
      if (entry.isDirectory()) return ['node_modules', '.git'].includes(entry.name) ? [] : sources(inner, frontendFor);
      return entry.isFile() && frontendFor(inner) && !/\.d\.[cm]?ts$/.test(inner) ? [inner] : [];
    });
}

/** One thread a processor; each asks for the next files when it is done with the last ones. */
function distribute(files, data, report) {
  let next = 0;
  const run = () =>
    new Promise((finish, fail) => {
      const worker = new Worker(new URL(import.meta.url), {
        workerData: data,
        resourceLimits: { stackSizeMb: 8, maxYoungGenerationSizeMb: 64 },
      });
      const give = () => {
        const paths = files.slice(next, next + CHUNK);
        if (paths.length > 0) worker.postMessage({ paths, sampled: sampledIn(next, paths.length, data.prettier) });
        else worker.terminate().then(finish, fail);
        next += CHUNK;
      };
      worker.on('message', (outcomes) => {
        for (const outcome of outcomes) report(outcome);
        give();
      });
      worker.on('error', fail);
      give();
    });
  return Promise.all(cpus().map(run));
}

/** Every so-and-so-many-th file, counted over all of them. */
function sampledIn(first, count, step) {
  return step === 0 ? [] : [...Array(count).keys()].filter((index) => (first + index) % step === 0);
}

async function work(dist) {
  const frontendFor = await loadFrontend(dist);
  const { stressFile } = await import('./stress/file.mjs');
  parentPort.on('message', async ({ paths, sampled }) => {
    const outcomes = [];
    for (const [index, path] of paths.entries())
      outcomes.push(await stressFile(path, frontendFor(path), sampled.includes(index)));
    parentPort.postMessage(outcomes);
  });
}

function note({ path, skipped, isUnread, kinds, problems, text }, totals, keep) {
  if (skipped) {
    totals.skipped += 1;
    return;
  }
  totals.files += 1;
  totals.unread += isUnread ? 1 : 0;
  for (const [kind, count] of kinds) {
    totals.kinds.set(kind, (totals.kinds.get(kind) ?? 0) + count);
    if (!kind.includes(' ')) totals.edits += count;
  }
  totals.problems += problems.length;
  for (const problem of problems) console.log(`${path} ${problem}`);
  if (keep === undefined || problems.length === 0) return;
  mkdirSync(keep, { recursive: true });
  writeFileSync(join(keep, `${totals.problems}-${basename(path)}`), text ?? '');
}

function report({ kinds, ...totals }) {
  const byName = [...kinds].sort(([a], [b]) => (a < b ? -1 : 1));
  for (const [name, count] of [...Object.entries(totals), ...byName]) console.log(`${name.padEnd(28)} ${count}`);
}

/** The kinds of the model that no file had a place for. */
function neverForced(forced) {
  const model = readFileSync(new URL('../src/model/plan.ts', import.meta.url), 'utf8');
  return kindsOf(model).filter((kind) => !forced.has(kind));
}
