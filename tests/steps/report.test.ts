import { mkdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';

import type { Change, Finding } from '../../src/model/result.ts';
import type { FileOutput } from '../../src/model/analysis.ts';
import { buildResult, patchRoot } from '../../src/steps/report.ts';
import { git, put, temporaryFolder, temporaryRepository } from '../git/temp.ts';
import { optionsFor } from './options.ts';

function change(some: Partial<Change> = {}): Change {
  return {
    id: `add-async-variants:a.js:${some.symbol ?? 'Book.save'}`,
    transform: 'add-async-variants',
    kind: 'override',
    symbol: 'Book.save',
    line: 1,
    outcome: 'mirror',
    blocker: null,
    fallback: null,
    reason: 'every call was resolved',
    assumptions: [],
    pair: { sync: 'save', async: 'asave' },
    callPath: [],
    calls: [],
    ...some,
  };
}

function output(path: string, some: Partial<FileOutput> = {}): FileOutput {
  return { path, before: 'old\n', after: 'new\n', changes: [change()], error: null, ...some };
}

function finding(some: Partial<Finding>): Finding {
  return { code: 'x', severity: 'warning', path: 'a.js', line: 1, symbol: 's', message: 'm', callPath: [], ...some };
}

describe('files', () => {
  test('those with something to say, sorted by path, relative to the working directory', () => {
    const cwd = temporaryFolder();
    const files = [
      output(join(cwd, 'b.js')),
      output(join(cwd, 'Z.js'), { after: 'old\n', changes: [change({ outcome: 'present' })] }),
      output(join(cwd, 'quiet.js'), { after: 'old\n', changes: [] }),
      output(join(cwd, 'a/c.js')),
    ];
    const result = buildResult(optionsFor(cwd), '1.0.0', { files, findings: [] });
    expect(result.files.map(({ path, status }) => [path, status])).toEqual([
      ['Z.js', 'unchanged'],
      ['a/c.js', 'changed'],
      ['b.js', 'changed'],
    ]);
    expect(result.totals.files).toEqual({ changed: 2, unchanged: 2, failed: 0 });
  });

  test('a failed file says why, with its path, and promises nothing', () => {
    const cwd = temporaryFolder();
    const files = [
      output(join(cwd, 'a.js'), { error: '3:7 Unexpected token' }),
      output(join(cwd, 'b.js'), { error: 'b.js:1:1 no' }),
    ];
    const result = buildResult(optionsFor(cwd), '1.0.0', { files, findings: [] });
    expect(result.files).toMatchObject([
      { status: 'failed', diff: '', error: 'a.js:3:7 Unexpected token', changes: [] },
      { status: 'failed', diff: '', error: 'b.js:1:1 no', changes: [] },
    ]);
    expect(result.totals).toMatchObject({ overrides: 0, mirrored: 0, files: { changed: 0, failed: 2 } });
  });

  test('the order of what comes in does not matter', () => {
    const cwd = temporaryFolder();
    const changes = [change({ line: 9, symbol: 'B.save' }), change({ line: 2, symbol: 'A.save' }), change({ line: 2 })];
    const files = [output(join(cwd, 'b.js'), { changes }), output(join(cwd, 'a.js'))];
    const findings = [
      finding({ line: 3 }),
      finding({ line: 1, code: 'z' }),
      finding({ line: 1 }),
      finding({ path: 'A' }),
    ];
    const build = (analysis: Parameters<typeof buildResult>[2]) => buildResult(optionsFor(cwd), '1.0.0', analysis);
    const reversed = [output(join(cwd, 'a.js')), output(join(cwd, 'b.js'), { changes: changes.toReversed() })];
    expect(build({ files: reversed, findings: findings.toReversed() })).toEqual(build({ files, findings }));
  });
});

/** Applies the patch of what changes in the files where it says, and gives the folder. */
function applied(cwd: string, paths: readonly string[]): string {
  for (const path of paths) put(dirname(path), { [basename(path)]: 'old\n' });
  const files = paths.map((path) => output(path));
  const { files: results } = buildResult(optionsFor(cwd), '1.0.0', { files, findings: [] });
  const root = patchRoot(cwd, files);
  git(root, ['apply', '-'], results.map(({ diff }) => diff).join(''));
  expect(paths.filter((path) => readFileSync(path, 'utf8') !== 'new\n')).toEqual([]);
  return root;
}

describe('git apply takes the patch', () => {
  test('at the root of the repository, wherever in it the run was', () => {
    const folder = temporaryRepository({ 'packages/a/x.js': '' });
    expect(applied(join(folder, 'packages/a'), [join(folder, 'packages/a/a.js'), join(folder, 'b.js')])).toBe(folder);
    expect(patchRoot(join(folder, 'packages'), [])).toBe(folder);
  });

  test('outside git in the working directory', () => {
    const folder = temporaryFolder({ 'x/a.js': '' });
    expect(applied(join(folder, 'x'), [join(folder, 'x/deep/a.js')])).toBe(join(folder, 'x'));
  });

  test('outside git, of files beside the working directory, in the folder that holds them all', () => {
    const folder = temporaryFolder({ 'x/a.js': '', 'y/a.js': '' });
    expect(applied(join(folder, 'x'), [join(folder, 'y/a.js')])).toBe(join(folder, 'y'));
    expect(applied(join(folder, 'x'), [join(folder, 'x/a.js'), join(folder, 'y/a.js')])).toBe(folder);
  });

  test('of files of two repositories', () => {
    const folder = temporaryFolder({ 'r1/x': '', 'r2/x': '' });
    for (const name of ['r1', 'r2']) git(join(folder, name), ['init', '--quiet']);
    const [here, there] = [join(folder, 'r1'), join(folder, 'r2')];
    expect(applied(here, [join(here, 'a.js'), join(there, 'a.js')])).toBe(folder);
    expect(applied(here, [join(there, 'src/a.js')])).toBe(there);
  });

  test('of files around a submodule', () => {
    const folder = temporaryRepository();
    git(folder, ['submodule', '--quiet', 'add', temporaryRepository({ 'a.js': 'old\n' }), 'libs/sub']);
    const sub = join(folder, 'libs/sub');
    expect(applied(sub, [join(sub, 'a.js')])).toBe(sub);
    expect(applied(sub, [join(sub, 'a.js'), join(folder, 'libs/b.js')])).toBe(folder);
  });

  test('beside an empty folder that is named like a repository', () => {
    const folder = temporaryRepository({ 's/x': '' });
    mkdirSync(join(folder, 's/.git'));
    expect(applied(join(folder, 's'), [join(folder, 's/a.js')])).toBe(folder);
  });
});

test('a file in a submodule is patched from the root of the working directory', () => {
  const folder = temporaryRepository();
  git(folder, ['submodule', '--quiet', 'add', temporaryRepository({ 'a.js': 'old\n' }), 'sub']);
  const result = buildResult(optionsFor(folder), '1.0.0', { files: [output(join(folder, 'sub/a.js'))], findings: [] });
  git(folder, ['apply', '-'], result.files[0]?.diff);
  expect(git(join(folder, 'sub'), ['status', '--porcelain'])).toBe(' M a.js\n');
});

test('totals add up', () => {
  const cwd = temporaryFolder();
  const fallback = (blocker: string) => change({ outcome: 'fallback', blocker, fallback: 'new' });
  const standing = change({ outcome: 'fallback', blocker: 'generator', fallback: 'standing' });
  const files = [
    output(join(cwd, 'a.js'), {
      changes: [change({ fallback: 'replaced' }), fallback('generator'), fallback('accessor'), standing],
    }),
    output(join(cwd, 'b.js'), {
      changes: [
        change({ outcome: 'present' }),
        change({ outcome: 'skipped' }),
        change({ outcome: 'finding-only' }),
        change({ kind: 'helper', symbol: 'log' }),
        change({ kind: 'view', symbol: 'view', outcome: 'wrap' }),
        change({ kind: 'view', symbol: 'view', outcome: 'skipped' }),
      ],
    }),
  ];
  const { totals } = buildResult(optionsFor(cwd), '1.0.0', {
    files,
    findings: [finding({}), finding({ severity: 'note' })],
  });
  expect(totals).toEqual({
    overrides: 7,
    mirrored: 1,
    fallback: 3,
    open: 3,
    standing: 1,
    replaced: 1,
    blockers: { accessor: 1, generator: 2 },
    present: 1,
    skipped: 2,
    helpers: 1,
    wrapped: 1,
    findings: 2,
    files: { changed: 2, unchanged: 0, failed: 0 },
  });
  expect(Object.keys(totals.blockers)).toEqual(['accessor', 'generator']);
});
