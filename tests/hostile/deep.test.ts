import { once } from 'node:events';
import { spawn } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

import { temporaryFolder } from '../git/temp.ts';
import { useBuild } from '../transforms/build.ts';
import { failures, GOOD, IMPORT, isDone, override, project, runProcess } from './run.ts';

const built = useBuild();

const DEPTH = 10_000;

/** Line ends, so that it is not taken for minified. */
function times(text: string, count = DEPTH): string {
  return `${text}\n`.repeat(count);
}

const EXPRESSIONS: Readonly<Record<string, string>> = {
  arrays: times('[') + times(']'),
  parentheses: `${times('(')}1${times(')')}`,
  calls: `${times('f(')}1${times(')')}`,
  'calls of calls': `f${times('()')}`,
  members: `a${times('.b')}`,
  'computed members': `a${times('[0]')}`,
  'optional members': `a${times('?.b')}`,
  sums: `1${times('+ 1')}`,
  'logical operators': `a${times('&& a')}`,
  conditions: `${times('a ? b :')}c`,
  'template literals': `${times('`${')}1${times('}`')}`,
  elements: times('<a>') + times('</a>'),
  negations: `${times('!')}1`,
  objects: `${times('{ a:')}1${times('}')}`,
  arrows: `${times('() => {')}${times('}')}`,
  functions: `${times('(function () {')}${times('})')}`,
  classes: `${times('class { x =')}1${times('}')}`,
  bases: `${times('class extends')}Object ${times('{}')}`,
  'chained promises': `p${times('.then(() => 1)')}`,
  'promises in promises': `${times('p.then(() =>')}1${times(')')}`,
};

const STATEMENTS: Readonly<Record<string, string>> = {
  'else if': `${times('if (a) b(); else')}c();`,
  'nested if': times('if (a) {') + times('}'),
  blocks: times('{') + times('}'),
  'nested functions': times('function f() {') + times('}'),
  assignments: `${times('a =')}1;`,
  patterns: `var ${times('[')}a${times(']')} = 1;`,
};

const TEXTS = [
  ...Object.entries(EXPRESSIONS).map(([name, text]) => [name, `const x = ${text};\n`] as const),
  ...Object.entries(STATEMENTS).map(([name, text]) => [name, text] as const),
];

/** The deep file, alone and inside of an override; it is imported by a file that has one. */
function deepProject(text: string): string {
  return project({
    'deep.js': text,
    'inside.js': `${IMPORT}${override('Inside', 'Model', `${text}\n    super.save();`)}`,
    'importer.js': `${IMPORT}import * as deep from './deep.js';\n${override('Importer', 'Model', 'this.x = deep.x;\n    super.save();')}`,
  });
}

describe(`${DEPTH} levels of`, () => {
  test.each(TEXTS)('%s: on the small stack of the main thread at most one line for each file', async (_name, text) => {
    const folder = deepProject(text);
    const { code, stdout, stderr } = await failures(folder);
    const lines = stderr.split('\n').slice(0, -1);
    expect([code, stdout]).toEqual([lines.length === 0 ? 0 : 1, '']);
    for (const line of lines) expect(line).toMatch(/^(?:deep|inside)\.js nested too deeply to be read$/);
    expect([isDone(folder), isDone(folder, 'importer.js')]).toEqual([true, true]);
  });
});

test.each(['arrays', 'calls', 'members', 'sums', 'template literals', 'elements', 'else if'])(
  `the command has a stack for ${DEPTH} levels of %s`,
  async (name) => {
    const folder = deepProject(TEXTS.find(([each]) => each === name)?.[1] ?? '');
    const { code, stderr, megabytes } = await runProcess(built(), folder, ['--silent']);
    expect([code, stderr]).toEqual([0, '']);
    expect(readFileSync(join(folder, 'inside.js'), 'utf8')).toContain('asave');
    expect([isDone(folder), isDone(folder, 'importer.js')]).toEqual([true, true]);
    expect(megabytes).toBeLessThan(2500);
  },
);

test('promises that are chained and nested a thousand times', async () => {
  const chain = `p${times('.then(() => 1)', 1000)};\n${times('p.then(() =>', 1000)}1${times(')', 1000)}`;
  const folder = deepProject(`const x = ${chain};\n`);
  const { code, stderr } = await runProcess(built(), folder, ['--silent']);
  expect([code, stderr]).toEqual([0, '']);
  expect([isDone(folder), isDone(folder, 'importer.js')]).toEqual([true, true]);
});

test('beyond any stack it is one line, and the others are done', async () => {
  const folder = project({ 'deep.js': `x = ${times('[', 1_000_000)}` });
  const { code, stderr } = await runProcess(built(), folder, ['--silent']);
  expect([code, stderr]).toEqual([1, 'deep.js nested too deeply to be read\n']);
  expect(isDone(folder)).toBe(true);
});

describe('long chains over many declarations', () => {
  const indices = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index);

  test.each([
    [
      'classes',
      3000,
      (count: number) =>
        `${IMPORT}class C0 extends Model {}\n${indices(count)
          .map((i) => `class C${i + 1} extends C${i} {}\n`)
          .join('')}${override('Last', `C${count}`)}`,
    ],
    [
      'variables',
      10_000,
      (count: number) =>
        IMPORT +
        override(
          'Last',
          'Model',
          `const v0 = this;\n${indices(count)
            .map((i) => `const v${i + 1} = v${i};\n`)
            .join('')}v${count}.x = 1; super.save();`,
        ),
    ],
    [
      'values that functions pass on',
      5000,
      (count: number) =>
        `${IMPORT}import { ext } from 'pkg';\nconst id = (x) => x;\nclass Row extends Model {}\nconst v0 = new Row();\nconst w0 = 1;\n${indices(
          count,
        )
          .map((i) => `const v${i + 1} = id(v${i});\nconst w${i + 1} = ext(w${i});\n`)
          .join('')}${override('Last', 'Model', `v${count}.save(); this.x = w${count}; super.save();`)}`,
    ],
    [
      'values in a ring, and in themselves',
      5000,
      (count: number) =>
        `${IMPORT}class Row extends Model {}\nconst all = [];\nall.push(all);\nconst map = new Map([[all, all]]);\nmap.set(map, map);\nconst own = { map };\nown.self = own;\n${indices(
          count,
        )
          .map((i) => `let v${i};\n`)
          .join('')}${indices(count)
          .map((i) => `v${i} = v${(i + 1) % count};\n`)
          .join(
            '',
          )}v7 = new Row();\n${override('Last', 'Model', 'v0.save(); this.x = [all[0], map.get(map), own.self.self]; super.save();')}`,
    ],
    [
      'mixins',
      10_000,
      (count: number) =>
        `${IMPORT}const M = (B) => class extends B {};\n${override('Last', `${times('M(', count)}Model${times(')', count)}`)}`,
    ],
    [
      're-exports',
      300,
      (count: number) => `${IMPORT}import { Base } from './m${count}.js';\n${override('Last', 'Base')}`,
    ],
  ])('%s: %i', async (name, count, text) => {
    const modules =
      name === 're-exports' ? indices(count).map((i) => [`m${i + 1}.js`, `export * from './m${i}.js';\n`]) : [];
    const folder = project({
      ...(Object.fromEntries(modules) as Record<string, string>),
      'm0.js': `${IMPORT}export class Base extends Model {}\n`,
      'chain.js': text(count),
    });
    const { code, stderr } = await runProcess(built(), folder, ['--silent']);
    expect([code, stderr]).toEqual([0, '']);
    expect([isDone(folder), isDone(folder, 'chain.js')]).toEqual([true, true]);
  });
});

describe('large files', () => {
  const MEGABYTE = 2 ** 20;

  test('a minified bundle of 10 MB is skipped at once', async () => {
    const folder = project({ 'bundle.js': `!function(){${'a=b;'.repeat(2.5 * MEGABYTE)}}()` });
    const { code, stderr, seconds, megabytes } = await runProcess(built(), folder, ['--silent']);
    expect([code, stderr]).toEqual([0, '']);
    expect(megabytes).toBeLessThan(300);
    expect(seconds).toBeLessThan(15);
    expect(isDone(folder)).toBe(true);
  });

  test('10 MB of code takes bounded time and memory', async () => {
    const code = Array.from(
      { length: 45_000 },
      (_, i) => `export function f${i}(x, y) {\n  const z = x + ${i};\n  return z * y;\n}\n`,
    );
    const folder = project({
      'large.js': IMPORT + code.join('') + `// ${'-'.repeat(80)}\n`.repeat(90_000) + override('Large'),
    });
    expect(readFileSync(join(folder, 'large.js')).length).toBeGreaterThan(9 * MEGABYTE);
    const outcome = await runProcess(built(), folder, ['--silent']);
    expect([outcome.code, outcome.stderr]).toEqual([0, '']);
    expect(isDone(folder, 'large.js')).toBe(true);
    expect(outcome.megabytes).toBeLessThan(2500);
  });

  test('a larger one is an error, unless it is one that is skipped anyway', async () => {
    const folder = project({
      'large.js': `${'a();\n'.repeat(4 * MEGABYTE)}`,
      'bundle.js': `/* ü */${'ü=b;'.repeat(5 * MEGABYTE)}`,
      'generated.js': `// @generated\n${'a();\n'.repeat(4 * MEGABYTE)}`,
      'binary.js': Buffer.alloc(20 * MEGABYTE),
    });
    const { code, stderr, megabytes } = await runProcess(built(), folder, ['--silent']);
    expect([code, stderr]).toEqual([
      1,
      'large.js: is too large to be read: 20 MB, at most 16; leave it out with `ignore`, or split it\n',
    ]);
    expect(megabytes).toBeLessThan(300);
    expect(isDone(folder)).toBe(true);
  });

  test('running out of memory is one line, and nothing is written', async () => {
    const folder = project({
      'large.js': Array.from({ length: 60_000 }, (_, i) => `f${i}({ a: [${i}] });\n`).join(''),
    });
    const { code, stdout, stderr } = await runProcess(built(), folder, ['--silent'], {
      env: { NODE_OPTIONS: '--max-old-space-size=50' },
    });
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('orm-migrate: the analysis ran out of memory; give it more with NODE_OPTIONS=');
    expect(readFileSync(join(folder, 'good.js'), 'utf8')).toBe(GOOD);
  });
});

test.each(['SIGINT', 'SIGTERM'] as const)(
  '%s stops an analysis that takes long, at once and without a trace',
  async (signal) => {
    // The thread of the analysis, and no other, is busy for longer than the test lasts.
    const busy =
      "if (!require('node:worker_threads').isMainThread) for (const start = Date.now(); Date.now() < start + 300_000; );\n";
    const folder = project({ 'busy.cjs': busy });
    const tools = temporaryFolder();
    const child = spawn(process.execPath, [join(built().dist, 'bin/orm-migrate.js'), '--silent'], {
      cwd: folder,
      env: { ...process.env, TMPDIR: tools, NODE_OPTIONS: `--require ${join(folder, 'busy.cjs')}` },
      stdio: 'ignore',
      timeout: 240_000,
      killSignal: 'SIGKILL',
    });
    const exit = once(child, 'exit');
    // The lock is taken before the analysis begins.
    while (!readdirSync(tools).some((name) => name.endsWith('.lock'))) await pause(20);
    await pause(1500);
    child.kill(signal);
    expect(await exit).toEqual([null, signal]);
    expect(readdirSync(tools)).toEqual([]);
    expect(readFileSync(join(folder, 'good.js'), 'utf8')).toBe(GOOD);
  },
);

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
