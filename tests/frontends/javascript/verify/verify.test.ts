import { describe, expect, test } from 'vitest';
import { apply } from '../../../../src/frontends/javascript/apply/index.ts';
import { verify } from '../../../../src/frontends/javascript/verify/index.ts';
import type { Edit } from '../../../../src/model/plan.ts';

const SOURCE = `class Book {
  // Counts.
  save() {
    return this.count();
  }
}
`;

function rangeOf(text: string, source = SOURCE): readonly [number, number] {
  const start = source.indexOf(text);
  return [start, start + text.length];
}

const METHOD = SOURCE.slice(SOURCE.indexOf('save'), SOURCE.lastIndexOf('\n}'));

const mirror: Edit = {
  kind: 'add-mirror',
  target: rangeOf(METHOD),
  overloads: [],
  syncName: 'save',
  asyncName: 'asave',
  exported: false,
  rewrites: [
    {
      kind: 'await-call',
      call: rangeOf('this.count()'),
      rename: { range: rangeOf('count'), to: 'acount', form: 'identifier' },
    },
  ],
};

const fallback: Edit = {
  kind: 'insert-fallback',
  after: rangeOf(METHOD),
  form: 'block',
  home: 'this.prototype',
  syncName: 'save',
  asyncName: 'asave',
  helper: 'fallbackToSyncVariant',
  comment: 'orm-migrate: test - because',
  width: 100,
};

function check(after: string, edits: readonly Edit[] = [], before = SOURCE): string | null {
  return verify('/a.ts', before, after, edits);
}

describe('without edits', () => {
  test.each([
    ['the same text', SOURCE],
    ['other layout', SOURCE.replaceAll('\n', '\n  ')],
  ])('%s passes', (_what, after) => {
    expect(check(after)).toBeNull();
  });

  test.each([
    ['parentheses around an expression', SOURCE.replace('this.count()', '(this.count())'), 'changed or moved'],
    ['a new comment', `// New.\n${SOURCE}`, 'changed or moved'],
    ['a syntax error', SOURCE.replace('{', ''), 'the result does not parse'],
    ['another name', SOURCE.replace('count', 'total'), 'line 4: Identifier.name changed'],
    ['a lost comment', SOURCE.replace('// Counts.', ''), 'a comment was lost or changed: Counts.'],
    ['an addition', `${SOURCE}x;`, 'something was added that was not planned'],
    ['a removal', SOURCE.replace(METHOD, ''), 'line 1: ClassBody.list changed'],
    ['another kind of node', SOURCE.replace('this.count()', 'this.count'), 'CallExpression became MemberExpression'],
  ])('%s does not', (_what, after, message) => {
    expect(check(after)).toContain(message);
  });

  test.each([
    ['`…`', '`a\n  b`', '`a\n b`'],
    ['a regular expression', '/a/g', '/a/'],
    ['a number as it is written', '0x10', '16'],
    ['quotes', "'a'", '"a"'],
    ['an escape', "'\\u0061'", "'a'"],
    ['a big integer', '1n', '2n'],
    ['a directive', "'use strict'", "('use strict')"],
    ['an operator', 'a && b', 'a || b'],
    ['an optional chain', 'a?.b.c', '(a?.b).c'],
    ['a sparse array', '[, a]', '[a]'],
    ['a type', 'a as string', 'a as number'],
    ['an update', '++a', 'a++'],
    ['a label', 'a: for (;;) break a', 'a: for (;;) break'],
    ['a computed key', '({ [a]: 1 })', '({ a: 1 })'],
    ['a shorthand', '({ a })', '({ a: a })'],
    ['a kind of declaration', 'let a = 1', 'var a = 1'],
  ])('tells %s apart', (_what, before, after) => {
    expect(check(before, [], before)).toBeNull();
    expect(check(after, [], before)).not.toBeNull();
  });

  test('reads CRLF and LF alike, but not inside of a template literal with an escape', () => {
    expect(check(SOURCE.replaceAll('\n', '\r\n'))).toBeNull();
    expect(check('`a\\r\\nb`', [], '`a\nb`')).not.toBeNull();
  });

  test('comments keep their order', () => {
    expect(check('/* b */ /* a */', [], '/* a */ /* b */')).toContain('a comment was lost');
  });
});

describe('with edits', () => {
  test('each edit must be there, once', () => {
    for (const edit of [mirror, fallback]) {
      const after = apply('/a.ts', SOURCE, [edit]);
      expect(check(after, [edit])).toBeNull();
      expect(check(SOURCE, [edit])).toBe(`a planned edit is missing from the result (${edit.kind})`);
      expect(check(after, [])).toContain('something was added that was not planned');
    }
  });

  test('a copy is faithful but for its rewrites', () => {
    const after = apply('/a.ts', SOURCE, [mirror]);
    const wrong: readonly (readonly [string, string, string])[] = [
      ['async asave', 'asave', 'does not parse'],
      ['asave()', 'store()', 'it is named store instead of asave'],
      ['await this.acount()', 'this.acount()', 'an await is missing'],
      ['this.acount()', 'this.count()', 'Identifier.name changed'],
      ['return await', 'await', 'ReturnStatement became ExpressionStatement'],
      ['asave() {', 'asave(x) {', 'something was added'],
    ];
    for (const [from, to, message] of wrong) {
      expect(check(after.replace(from, to), [mirror]), `${from} → ${to}`).toContain(message);
    }
  });

  test('a mirror stands directly after its original', () => {
    const source = SOURCE.replace(/\n}\n$/, '\n\n  other() {}\n}\n');
    const edit = { ...mirror };
    const after = apply('/a.ts', source, [edit]);
    expect(verify('/a.ts', source, after, [edit])).toBeNull();
    const copy = /\n\n {2}\/\*\* Async[^]*?\n {2}}/.exec(after)?.[0] ?? '';
    const moved = after.replace(copy, '').replace('other() {}', `other() {}${copy}`);
    expect(moved).toContain('asave');
    expect(verify('/a.ts', source, moved, [edit])).not.toBeNull();
  });

  test('a fallback names its pair and its helper', () => {
    const after = apply('/a.ts', SOURCE, [fallback]);
    for (const [from, to] of [
      ["'save'", "'delete'"],
      ["'asave'", "'adelete'"],
      ['fallbackToSyncVariant', 'fallbackToAsyncVariant'],
      ["'asave');", "'asave'); more();"],
    ] as const) {
      expect(check(after.replace(from, to), [fallback]), to).not.toBeNull();
    }
  });
});

describe('an import that gains names', () => {
  const before = "import { a } from 'x';\nclass A {}\n";
  const add = (name: string): Edit => ({ kind: 'add-import', specifier: 'x', name });

  test('one that it has among them passes', () => {
    const after = before.replace('{ a }', '{ a, b }');
    expect(check(after, [add('a'), add('b')], before)).toBeNull();
    expect(check(after, [add('b')], before)).toBeNull();
  });

  test('one that is lost does not', () => {
    expect(check(before.replace('{ a }', '{ b }'), [add('b')], before)).not.toBeNull();
    expect(check("import { a, b } from 'x';\n", [add('a'), add('b')], before)).not.toBeNull();
  });
});
