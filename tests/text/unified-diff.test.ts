import * as fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

import { unifiedDiff } from '../../src/text/unified-diff.ts';
import { git, put, temporaryFolder, temporaryRepository } from '../git/temp.ts';

/** Text made of pieces that patches stumble over. */
const line = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom('', 'a', 'b', '  save();', '\tthis.save()', '- a', '+ b', '\\ No newline') },
  { weight: 3, arbitrary: fc.constantFrom('diff --git a/x b/x', '--- a/x', '+++ b/x', '@@ -1 +1 @@', '-- ', '\uFEFF') },
  fc.constantFrom('\r', 'a\rb', '\u2028', '\u2029', '\x0B', '\x0C', '\x85', '\x1b[31m', '𝒳', '  '),
  fc.string({ unit: 'binary' }).filter((text) => !text.includes('\0')),
);
const text = fc
  .array(fc.tuple(line, fc.constantFrom('\n', '\n', '\r\n', '\r')), { maxLength: 30 })
  .chain((lines) => fc.tuple(fc.constant(lines.map((parts) => parts.join('')).join('')), line, fc.boolean()))
  .map(([lines, last, complete]) => (complete ? lines : lines + last));

/** Two texts that have most of their lines in common, as the two sides of a migration have. */
const edited = fc.tuple(text, text, fc.nat(), fc.nat()).map(([before, inserted, at, length]) => {
  const lines = before.split(/(?<=\n)/);
  lines.splice(at % (lines.length + 1), length % 3, inserted);
  return [before, lines.join('')] as const;
});

const FILES = 250;

test('git apply turns every text into the other one', () => {
  const pairs = fc.sample(fc.oneof(edited, fc.tuple(text, text)), { numRuns: FILES, seed: 7 });
  const named = pairs.map(([before, after], index) => ({ path: `src/${index}.js`, before, after }));
  const folder = temporaryRepository(Object.fromEntries(named.map(({ path, before }) => [path, before])));
  const patch = named.map(({ path, before, after }) => unifiedDiff(path, before, after)).join('');
  git(folder, ['apply', '--whitespace=nowarn', '-'], patch);
  for (const { path, after } of named) expect(readFileSync(join(folder, path), 'utf8')).toBe(after);
});

test('a file in which nearly every line changed does not keep anyone waiting', () => {
  const lines = (word: string) => Array.from({ length: 2500 }, (_, index) => `${word} ${index}\n`).join('');
  const ends = ['', '1\n2\n3\n4\n5\n', 'no line feed'];
  const cases = ends.flatMap((start) =>
    ends.map((end) => [start + lines('a') + end, start + lines('b') + end] as const),
  );
  const more = [...cases, [lines('a'), ''], ['', lines('b')], [lines('a'), `${lines('b')}end`]] as const;
  const folder = temporaryRepository(Object.fromEntries(more.map(([before], index) => [`${index}.js`, before])));
  const patch = more.map(([before, after], index) => unifiedDiff(`${index}.js`, before, after)).join('');
  git(folder, ['apply', '-'], patch);
  for (const [index, [, after]] of more.entries()) {
    expect(readFileSync(join(folder, `${index}.js`), 'utf8') === after).toBe(true);
  }
});

const NAMES = [
  'a b.js',
  ' leading and trailing .js ',
  'tab\t.js',
  'line\nfeed.js',
  '"quoted" \\ back.js',
  'ünïcode/𝒳.js',
  'a b/b b.js',
  'bell\x07\x1b\x7f.js',
  '-dash.js',
];

test('git apply understands every file name', () => {
  const folder = temporaryRepository(Object.fromEntries(NAMES.map((name) => [name, 'old\n'])));
  git(folder, ['apply', '-'], NAMES.map((name) => unifiedDiff(name, 'old\n', 'new\n')).join(''));
  for (const name of NAMES) expect(readFileSync(join(folder, name), 'utf8')).toBe('new\n');
});

test('applies from a folder below the root, and outside git', () => {
  const patch = unifiedDiff('sub/a b.js', 'old\n', 'new\n');
  for (const folder of [temporaryRepository(), temporaryFolder()]) put(folder, { 'sub/a b.js': 'old\n' });
  const repository = temporaryRepository({ 'sub/a b.js': 'old\n' });
  git(join(repository, 'sub'), ['apply', '-'], patch);
  const plain = temporaryFolder({ 'sub/a b.js': 'old\n' });
  git(plain, ['apply', '-'], patch);
  for (const folder of [repository, plain]) expect(readFileSync(join(folder, 'sub/a b.js'), 'utf8')).toBe('new\n');
});

test('looks like a patch of git', () => {
  const before = ['1', '2', '3', '4', '5', '6', '7', '8', '9', ''].join('\r\n');
  const after = `${before.replace('5', 'five')}end`;
  expect(unifiedDiff('src/ü.js', before, after)).toBe(
    [
      String.raw`diff --git "a/src/\303\274.js" "b/src/\303\274.js"`,
      String.raw`--- "a/src/\303\274.js"`,
      String.raw`+++ "b/src/\303\274.js"`,
      '@@ -2,8 +2,9 @@',
      ...[' 2\r', ' 3\r', ' 4\r', '-5\r', '+five\r', ' 6\r', ' 7\r', ' 8\r', ' 9\r'],
      ...['+end', '\\ No newline at end of file', ''],
    ].join('\n'),
  );
});

test('nothing changed, no patch', () => {
  expect(unifiedDiff('a.js', 'a\n', 'a\n')).toBe('');
});
