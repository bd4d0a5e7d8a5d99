import { describe, expect, test } from 'vitest';

import {
  absoluteGlob,
  countAlternatives,
  createGlobMatcher,
  expandBraces,
  hasFewAlternatives,
} from '../../src/files/globs.ts';

describe('createGlobMatcher', () => {
  const matches = (globs: readonly string[], path: string) =>
    createGlobMatcher(globs.map((glob) => absoluteGlob(glob, '/home/me/app')))(path);

  test.each([
    ['legacy', 'src/legacy/a.js', true],
    ['legacy/', 'legacy/a.js', true],
    ['/legacy', 'src/legacy/a.js', false],
    ['src/*.js', 'src/a.js', true],
    ['src/*.js', 'src/deep/a.js', false],
    ['./src/**/*.js', 'src/deep/a.js', true],
    ['*.test.ts', 'src/a.test.ts', true],
    ['**/*.{test,spec}.{ts,tsx}', 'src/a.spec.tsx', true],
    ['**/*.{test,spec}.{ts,tsx}', 'src/a.spec.js', false],
    ['../other/*.js', '../other/a.js', true],
    ['a.js', 'A.js', false],
    ['.', 'src/a.js', true],
    ['home', 'src/a.js', false],
  ])('%s on %s: %s', (glob, path, expected) => {
    expect(matches([glob], new URL(path, 'file:///home/me/app/').pathname)).toBe(expected);
  });

  test('the last pattern that matches decides', () => {
    expect(matches(['*.ts', '!keep.ts'], '/home/me/app/src/keep.ts')).toBe(false);
    expect(matches(['*.ts', '!keep.ts'], '/home/me/app/src/other.ts')).toBe(true);
  });

  test('no pattern matches nothing', () => {
    expect(matches([], '/home/me/app/a.js')).toBe(false);
  });

  test('letters of the folder that mean something in a pattern', () => {
    const folder = '/home/{me,you}/[app] !#*?';
    const matcher = createGlobMatcher([absoluteGlob('src/*.js', folder)]);
    expect(matcher(`${folder}/src/a.js`)).toBe(true);
    expect(matcher('/home/me/a/src/a.js')).toBe(false);
  });

  test('globs that were written in several folders', () => {
    const matcher = createGlobMatcher([absoluteGlob('src/*.js', '/home/me'), absoluteGlob('!a.js', '/home/me/src')]);
    expect(matcher('/home/me/src/b.js')).toBe(true);
    expect(matcher('/home/me/src/a.js')).toBe(false);
    expect(matcher('/home/src/b.js')).toBe(false);
  });
});

test.each([
  ['a', ['a']],
  ['{a,b}', ['a', 'b']],
  ['x{a,b{c,d}}y', ['xay', 'xbcy', 'xbdy']],
  ['{a,b}/{c,d}', ['a/c', 'a/d', 'b/c', 'b/d']],
  ['{a}', ['{a}']],
  ['{a', ['{a']],
  ['{a,{b}', ['{a,{b}']],
  ['{a{b,c}', ['{ab', '{ac']],
  ['{a{b,c}}', ['{ab}', '{ac}']],
  ['a}{b,c}', ['a}b', 'a}c']],
  [String.raw`\{a,b}`, [String.raw`\{a,b}`]],
  [String.raw`{a\,b,c\}}`, [String.raw`a\,b`, String.raw`c\}`]],
  ['{,x}a', ['a', 'xa']],
])('expandBraces(%s)', (glob, expected) => {
  expect(expandBraces(glob)).toEqual(expected);
  expect(countAlternatives(glob)).toBe(expected.length);
});

test.each([
  ['{a,b}'.repeat(9), true],
  ['{a,b}'.repeat(10), false],
  [`{${'a,'.repeat(999)}a}`, true],
  [`{${'a,'.repeat(1000)}a}`, false],
  ['{a,b}'.repeat(100_000), false],
  ['{a,'.repeat(100_000) + '}'.repeat(100_000), false],
  ['{'.repeat(100_000), true],
  ['{a}'.repeat(100_000), true],
])('%.20s…: few alternatives: %s', (glob, expected) => {
  expect(hasFewAlternatives(glob)).toBe(expected);
});
