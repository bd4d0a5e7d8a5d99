import { describe, expect, test } from 'vitest';

import type { Change, Finding, Result } from '../../src/model/result.ts';
import { reporters } from '../../src/reporters/index.ts';
import { code, list, prose, table } from '../../src/reporters/markdown-text.ts';
import { buildResult } from '../../src/steps/report.ts';
import { optionsFor } from '../steps/options.ts';

const TARGET = { color: false, terminal: false };

function change(part: Partial<Change>): Change {
  return {
    ...{ id: 'id', transform: 'add-async-variants', kind: 'override', symbol: 'Book.save', line: 3 },
    ...{
      outcome: 'mirror',
      blocker: null,
      fallback: null,
      reason: 'translated',
      assumptions: [],
      callPath: [],
      calls: [],
    },
    pair: { sync: 'save', async: 'asave' },
    ...part,
  };
}

function report(changes: readonly Change[], findings: readonly Finding[] = []): string {
  const files = [{ path: '/app/src/book.js', before: 'a\n', after: 'b\n', changes, error: null }];
  return reporters.markdown(buildResult(optionsFor('/app'), '1.0.0', { files, findings }), TARGET);
}

const finding: Finding = {
  ...{ code: 'outside-connection-context', severity: 'warning', path: 'src/jobs.js', line: 9, symbol: 'tick' },
  ...{ message: 'nothing opens a context around tick()', callPath: [] },
};

describe('the report in Markdown', () => {
  test('without anything to do it says so', () => {
    const empty: Result = buildResult(optionsFor('/app'), '1.0.0', { files: [], findings: [] });
    expect(reporters.markdown(empty, TARGET)).toContain('There is nothing to change.');
    expect(reporters.markdown(empty, TARGET)).not.toContain('## Mirrored');
  });

  test('lists what was mirrored, with its place', () => {
    expect(report([change({})])).toContain('- `Book.save` → `asave` (`src/book.js:3`)');
  });

  test('groups fallbacks by blocker, the most frequent first, with what to do about it', () => {
    const fallback = (blocker: string, symbol: string): Change => change({ outcome: 'fallback', blocker, symbol });
    const text = report([
      fallback('lazy-relation', 'A.save'),
      fallback('nested-callback', 'B.save'),
      fallback('nested-callback', 'C.save'),
    ]);
    const headings = text.match(/^### .*$/gm);
    expect(headings).toEqual(['### `nested-callback`: 2 overrides', '### `lazy-relation`: 1 override']);
    expect(text).toContain('_What you can do:_ Take the ORM call out of the callback');
  });

  test('lists wraps, findings, assumptions, what was left alone and what failed', () => {
    const text = report(
      [
        change({ kind: 'view', outcome: 'wrap', symbol: 'listBooks', pair: null, reason: 'it takes a request' }),
        change({ assumptions: ['`Model` from `orm` bears save/asave'] }),
        change({ outcome: 'skipped', symbol: 'Old.save', reason: 'it is async' }),
      ],
      [finding],
    );
    expect(text).toContain('<details><summary>1 entry point</summary>');
    expect(text).toContain('### `outside-connection-context`: 1 finding');
    expect(text).toContain('- `tick` (`src/jobs.js:9`): nothing opens a context around tick()');
    expect(text).toContain('- `Model` from `orm` bears save/asave');
    expect(text).toContain('- `Old.save` (`src/book.js:3`): it is async');
  });

  test('tells users of a library to override both sides of a pair', () => {
    expect(report([change({})])).toContain('- `save()` and `asave()`');
    expect(report([change({ outcome: 'fallback', blocker: 'generator' })])).not.toContain('## For everyone');
  });

  test('a count is the one of the result, however short the list', () => {
    const many = Array.from({ length: 60 }, (_, index) => change({ symbol: `C${index}.save` }));
    const text = report(many);
    expect(text).toContain('| mirrored | 60 |');
    expect(text).toContain('- and 10 more, all of them in the JSON report');
  });

  test('names from hostile code stay text', () => {
    const symbol = '<img src=x onerror=alert(1)>`|\n# x';
    const text = report([change({ symbol, outcome: 'skipped', reason: '<script> @everyone *b* #12 ``` \u202E' })]);
    expect(text).toContain(String.raw`\<script\> @` + '\u200beveryone ' + String.raw`\*b\* #` + '\u200b12');
    expect(text).toContain('``<img src=x onerror=alert(1)>`|\\n# x``');
    expect(text).not.toMatch(/\u202E/u);
  });
});

test('a code span outlasts the backticks in it', () => {
  expect(code('a')).toBe('`a`');
  expect(code('`a`')).toBe('`` `a` ``');
  expect(code('')).toBe('');
});

test('prose keeps its code spans, and a lone backtick is a character', () => {
  expect(prose('`Model` from a_b')).toBe('`Model` from a\\_b');
  expect(prose('a ` b')).toBe('a \\` b');
});

test('tables and lists', () => {
  expect(table(['a', 'b'], [['x|y', '1']])).toBe('| a | b |\n| --- | --- |\n| x\\|y | 1 |');
  expect(list(['a'])).toBe('- a');
});
