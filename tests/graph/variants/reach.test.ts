import { describe, expect, test } from 'vitest';
import { isExported, isNameFree, reachVariant } from '../../../src/graph/variants/reach.ts';
import { ask, MODEL, type Sources } from '../project-from.ts';

/** How `use.js` gets at the variant of what the first call of that text runs. */
function reached(sources: Sources, text: string): string {
  const { graph, call } = ask({ 'model.js': MODEL, ...sources });
  const at = call(text);
  const found = reachVariant(graph, at, graph.targetsOf(at));
  if ('blocked' in found) return `${found.blocked}: ${found.detail}`;
  const needs = found.needs.map((need) =>
    need.kind === 'member'
      ? `member ${need.key}: ${need.value} of ${need.path}`
      : `${need.name} from ${'specifier' in need ? need.specifier : 'runtime'}`,
  );
  return [found.name, ...needs].join(' + ');
}

const AUDIT = "import { Model } from './model'; export function record() {} export const log = () => {};";

describe('a function of the file', () => {
  test('by its new name', () => {
    expect(reached({ 'use.js': 'function record() {} record();' }, 'record()')).toBe('arecord');
    expect(reached({ 'use.js': 'const log = () => {}; log();' }, 'log()')).toBe('alog');
    expect(reached({ 'use.js': 'class A { m() { this.helper(); } helper() {} }' }, 'this.helper()')).toBe('ahelper');
  });

  test('not where the name is taken', () => {
    const code = 'function record() {} function f(arecord) { record(); }';
    expect(reached({ 'use.js': code }, 'record()')).toBe('name-collision: needs the name arecord, which is taken');
  });
});

describe('a function of another file', () => {
  test.each([
    ["import { record } from './audit'; record();", 'record()', 'arecord + arecord from ./audit'],
    ["import { log } from './audit'; log();", 'log()', 'alog + alog from ./audit'],
    ["import { record as note } from './audit'; note();", 'note()', 'arecord + arecord from ./audit'],
    ["import { record } from './barrel'; record();", 'record()', 'arecord + arecord from ./barrel'],
    ["import * as audit from './audit'; audit.record();", 'audit.record()', 'arecord'],
    [
      "import { record } from './list'; record();",
      'record()',
      'arecord + member arecord: arecord of /project/list.js + arecord from ./list',
    ],
    [
      "import { keep } from './renamed'; keep();",
      'keep()',
      'unreachable-variant: calls keep() through a module that does not pass its variant on',
    ],
    [
      "import { record } from './audit'; const arecord = 1; record();",
      'record()',
      'name-collision: needs the name arecord, which is taken',
    ],
    ["import { record, arecord } from './audit'; record();", 'record()', 'arecord + arecord from ./audit'],
  ])('%s', (code, text, expected) => {
    const sources = {
      'audit.js': AUDIT,
      'barrel.js': "export * from './audit';",
      'list.js': "export { record } from './audit';",
      'renamed.js': "export { record as keep } from './audit';",
      'use.js': code,
    };
    expect(reached(sources, text)).toBe(expected);
  });

  test('barrels in a circle', () => {
    const sources = {
      'audit.js': "export * from './barrel'; export function record() {}",
      'barrel.js': "export * from './audit';",
      'use.js': "import { record } from './barrel'; record();",
    };
    expect(reached(sources, 'record()')).toBe('arecord + arecord from ./barrel');
  });
});

describe('CommonJS', () => {
  const member = 'member arecord: arecord of /project/audit.js';

  test.each([
    ["const { record } = require('./audit'); record();", 'record()', `arecord + arecord from ./audit + ${member}`],
    ["const audit = require('./audit'); audit.record();", 'audit.record()', `arecord + ${member}`],
    [
      "const { record: note } = require('./audit'); note();",
      'note()',
      'unreachable-variant: calls note() which no import binds',
    ],
  ])('%s', (code, text, expected) => {
    expect(reached({ 'audit.js': 'function record() {} module.exports = { record };', 'use.js': code }, text)).toBe(
      expected,
    );
  });

  test('only out of a list', () => {
    const code = "const { record } = require('./audit'); record();";
    expect(reached({ 'audit.js': 'exports.record = function () {};', 'use.js': code }, 'record()')).toMatch(
      /^(arecord|unreachable-variant)/,
    );
    expect(
      reached({ 'audit.js': 'function record() {} module.exports = { record, arecord };', 'use.js': code }, 'record()'),
    ).toBe('arecord + arecord from ./audit');
  });
});

test('isExported', () => {
  const { function: named } = ask({
    'a.js':
      'export function a() {} const b = () => {}; export { b as c }; function d() {} export default function e() {}',
  });
  expect(['a', 'b', 'd', 'e'].map((name) => isExported(named(name)))).toEqual([true, true, false, true]);
});

test('isNameFree', () => {
  const { file } = ask({ 'a.js': "import { collect } from 'rt'; function f(mapSequential) {}" });
  expect(isNameFree(file('a.js'), 'collect', 'rt')).toBe(true);
  expect(isNameFree(file('a.js'), 'collect', 'other')).toBe(false);
  expect(isNameFree(file('a.js'), 'mapSequential', 'rt')).toBe(false);
  expect(isNameFree(file('a.js'), 'forEachSequential', 'rt')).toBe(true);
});
