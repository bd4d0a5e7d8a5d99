import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

import { reportTargets } from '../../src/cli/report-targets.ts';
import { temporaryFolder } from '../git/temp.ts';

function targets(line: string, cwd = temporaryFolder({ 'out/x': '' })) {
  return reportTargets(line.split(' '), cwd).map(({ reporter, file }) => [
    reporter,
    file?.slice(cwd.length + 1) ?? null,
  ]);
}

test.each([
  ['src --dry', []],
  ['--reporter json', [['json', null]]],
  ['--reporter=json --reporter-file=a.json', [['json', 'a.json']]],
  ['--reporter-file a.diff', [['pretty', 'a.diff']]],
  [
    '--reporter pretty src -d --reporter json --reporter-file out/a.json',
    [
      ['pretty', null],
      ['json', 'out/a.json'],
    ],
  ],
  [
    '--reporter json --reporter-file a --reporter pretty --reporter-file b',
    [
      ['json', 'a'],
      ['pretty', 'b'],
    ],
  ],
  ['--dry -- --reporter json', []],
] as const)('%s', (line, expected) => {
  expect(targets(line)).toEqual(expected);
});

test('mistakes are found before anything is done', () => {
  expect(() => targets('--reporter json --reporter pretty')).toThrow(/only one report can go to stdout/);
  expect(() => targets('--reporter json --reporter-file a --reporter-file b')).toThrow(/a --reporter of its own/);
  expect(() => targets('--reporter-file nowhere/a')).toThrow('--reporter-file: no such folder: nowhere');
  expect(() => targets('--reporter-file out')).toThrow('--reporter-file: out is a folder');
  expect(reportTargets(['--reporter-file', '/tmp-of-root'], join('/'))).toHaveLength(1);
});

test.each(['a.js', './src/b.tsx', 'types.d.ts', 'link.txt'])('no report takes the place of code: %s', (file) => {
  const folder = temporaryFolder({ 'a.js': '', 'src/b.tsx': '', 'types.d.ts': '' });
  symlinkSync('a.js', join(folder, 'link.txt'));
  for (const line of [`--dry --reporter-file ${file}`, `--reporter json --reporter-file=${file}`]) {
    expect(() => targets(line, folder)).toThrow(
      `--reporter-file: ${file} is a source file, which a report must not replace; name another file`,
    );
  }
  expect(targets('--reporter-file new.js', folder)).toEqual([['pretty', 'new.js']]);
});
