import { describe, expect, test } from 'vitest';

import { parseArguments } from '../../src/cli/arguments.ts';

test('nothing at all', () => {
  const args = parseArguments([]);
  expect(args.command).toBe('migrate');
  expect(args.paths).toEqual([]);
  expect(args.has('dry')).toBe(false);
  expect(args.value('profile')).toBeUndefined();
  expect(args.values('only')).toEqual([]);
});

test.each([
  ['-d', 'dry'],
  ['--dry', 'dry'],
  ['--dry-run', 'dry'],
  ['--check', 'check'],
  ['-f', 'force'],
  ['--allow-dirty', 'force'],
  ['-s', 'silent'],
  ['--no-ignore', 'no-ignore'],
  ['--no-color', 'no-color'],
] as const)('%s sets %s', (argument, flag) => {
  expect(parseArguments([argument]).has(flag)).toBe(true);
  expect(parseArguments([argument, argument]).has(flag)).toBe(true);
  expect(parseArguments(['a', argument, 'b']).paths).toEqual(['a', 'b']);
});

test('short flags can be joined', () => {
  const args = parseArguments(['-dsf', 'src']);
  expect([args.has('dry'), args.has('silent'), args.has('force')]).toEqual([true, true, true]);
});

test('values', () => {
  const args = parseArguments([
    '--only=wrap-new-connection',
    '-c',
    'x.ts',
    '--ignore-pattern',
    'a',
    '--ignore-pattern',
    'b',
  ]);
  expect(args.values('only')).toEqual(['wrap-new-connection']);
  expect(args.value('config')).toBe('x.ts');
  expect(args.values('ignore-pattern')).toEqual(['a', 'b']);
});

test('paths stay as they were typed', () => {
  expect(parseArguments(['007', '1e3', 'a b', '--', '-x', '--dry', 'profiles']).paths).toEqual([
    ...['007', '1e3', 'a b', '-x', '--dry', 'profiles'],
  ]);
  expect(parseArguments(['--', 'profiles']).command).toBe('migrate');
  expect(parseArguments(['./profiles']).command).toBe('migrate');
  expect(parseArguments(['profiles']).command).toBe('profiles');
});

describe('mistakes', () => {
  test.each([
    ['--dyr', "unknown option '--dyr'; did you mean --dry?"],
    ['-dry', "unknown option '-dry'; did you mean --dry?"],
    ['--chek=1', "unknown option '--chek'; did you mean --check?"],
    ['--dryrun', "unknown option '--dryrun'; did you mean --dry-run?"],
    ['--xyzzy', "unknown option '--xyzzy'; orm-migrate --help lists them"],
    ['-x', "unknown option '-x'; orm-migrate --help lists them"],
    ['--only', '--only needs a value'],
    ['--only=', '--only needs a value'],
    ['--only --dry', '--only needs a value'],
    ['--reporter jsn', "--reporter: unknown value 'jsn'; did you mean 'json'?"],
    ['--async-base x', "--async-base: unknown value 'x'; choose one of native, delegating, auto"],
    ['--profile a --profile b', '--profile was given more than once'],
    ['profiles src', "unexpected argument 'src'"],
  ])('%s', (line, message) => {
    expect(() => parseArguments(line.split(' '))).toThrow(message);
  });

  test.each([
    [['--zz\ny'], String.raw`unknown option '--zz\ny'; orm-migrate --help lists them`],
    [['--only', 'a\nb'], String.raw`--only: unknown value 'a\nb'; choose one of`],
    [['profiles', 'a\nb'], String.raw`unexpected argument 'a\nb'`],
  ])('what was typed does not split the message: %j', (argv, message) => {
    expect(() => parseArguments(argv)).toThrow(message);
  });
});
