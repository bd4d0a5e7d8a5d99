import { describe, expect, test } from 'vitest';
import type { Rewrite } from '../../../../src/model/plan.ts';
import { awaiting, edited, mirrorOf, rangeOf } from './editing.ts';

/** The body of the copy of a function with this body. */
function copied(body: string, rewrites: (source: string) => readonly Rewrite[], path?: string): string {
  const target = `save() {\n    ${body}\n  }`;
  const source = `class A extends B {\n  ${target}\n}\n`;
  const after = edited(source, [mirrorOf(source, target, { rewrites: rewrites(source) })], path);
  return after.slice(after.indexOf('async asave() {') + 'async asave() {\n    '.length, after.lastIndexOf('\n  }'));
}

describe('await', () => {
  test.each([
    ['g();', 'await ag();'],
    ['return g();', 'return await ag();'],
    ['const a = g();', 'const a = await ag();'],
    ['a(g());', 'a(await ag());'],
    ['g().a;', '(await ag()).a;'],
    ['g()?.a;', '(await ag())?.a;'],
    ['g()();', '(await ag())();'],
    ['a[g()];', 'a[await ag()];'],
    ['!g();', '!(await ag());'],
    ['typeof g();', 'typeof (await ag());'],
    ['g() ** 2;', '(await ag()) ** 2;'],
    ['2 ** g();', '2 ** (await ag());'],
    ['a + g();', 'a + (await ag());'],
    ['g() && a;', '(await ag()) && a;'],
    ['g() ? a : b;', '(await ag()) ? a : b;'],
    ['a ? g() : b;', 'a ? await ag() : b;'],
    ['[...g()];', '[...(await ag())];'],
    ['`${g()}`;', '`${await ag()}`;'],
    ['g()`a`;', '(await ag())`a`;'],
    ['(g()).a;', '(await ag()).a;'],
    ['while (g()) a();', 'while (await ag()) a();'],
    ['for (const a of g()) b();', 'for (const a of await ag()) b();'],
    ['a = g(), b;', 'a = await ag(), b;'],
    ['(g());', '(await ag());'],
    ['throw g();', 'throw await ag();'],
    ['g()!.a;', '(await ag())!.a;'],
    ['g() as T;', '(await ag()) as T;'],
    ['g() satisfies T;', '(await ag()) satisfies T;'],
    ['const { a = g() } = b;', 'const { a = await ag() } = b;'],
    ['new (g())();', 'new (await ag())();'],
  ])('%s', (before, after) => {
    expect(copied(before, (source) => [awaiting(source, 'g()', 'g')])).toBe(after);
  });

  test('of calls in calls', () => {
    const rewrites = (source: string): Rewrite[] => [
      awaiting(source, 'f(g()).h()', 'h'),
      awaiting(source, 'f(g())', 'f'),
      awaiting(source, 'g()', 'g'),
    ];
    expect(copied('return f(g()).h();', rewrites)).toBe('return await (await af(await ag())).ah();');
  });

  test('of the forms of a name', () => {
    const renamed = (body: string, name: string, to: string, form: 'literal' | 'private') =>
      copied(body, (source) => [
        {
          kind: 'await-call',
          call: rangeOf(source, body.slice(0, -1)),
          rename: { range: rangeOf(source, name), to, form },
        },
      ]);
    expect(renamed("this['g']();", "'g'", 'ag', 'literal')).toBe("await this['ag']();");
    expect(renamed('this["g"]();', '"g"', 'ag', 'literal')).toBe('await this["ag"]();');
    expect(renamed('this[`g`]();', '`g`', 'ag', 'literal')).toBe('await this[`ag`]();');
    expect(renamed('super.g.apply(this, arguments);', 'g', 'ag', 'literal')).toBe(
      'await super.ag.apply(this, arguments);',
    );
  });
});

describe('code without semicolons', () => {
  test.each([
    ['a()\n    g().b', 'a()\n    ;(await ag()).b'],
    ['const a = b\n    g().b', 'const a = b\n    ;(await ag()).b'],
    ['a();\n    g().b', 'a();\n    (await ag()).b'],
    ['a()\n    g()', 'a()\n    await ag()'],
    ['if (a) { b }\n    g().b', 'if (a) { b }\n    (await ag()).b'],
    ['g().b', '(await ag()).b'],
  ])('%j', (before, after) => {
    expect(copied(before, (source) => [awaiting(source, 'g()', 'g')])).toBe(after);
  });
});

describe('other rewrites', () => {
  test('nested functions become async', () => {
    const makeAsync =
      (text: string) =>
      (source: string): Rewrite[] => [{ kind: 'make-async', function: rangeOf(source, text) }];
    expect(copied('a((b) => b);', makeAsync('(b) => b'))).toBe('a(async (b) => b);');
    expect(copied('a(b => b);', makeAsync('b => b'))).toBe('a(async b => b);');
    expect(copied('a(function () {});', makeAsync('function () {}'))).toBe('a(async function () {});');
    expect(copied('a((b): T => b);', makeAsync('(b): T => b'))).toBe('a(async (b): Promise<T> => b);');
    expect(copied('function a(): T {}', makeAsync('function a(): T {}'))).toBe('async function a(): Promise<T> {}');
    expect(copied('(() => {})();', makeAsync('() => {}'))).toBe('(async () => {})();');
  });

  test('loops over queries wait', () => {
    expect(
      copied('for (const a of q) b(a);', (source) => [{ kind: 'for-await', at: source.indexOf('for (') + 3 }]),
    ).toBe('for await (const a of q) b(a);');
  });

  test('queries are collected before they are spread', () => {
    const collect = (source: string): Rewrite[] => [
      { kind: 'collect', expression: rangeOf(source, 'q()'), helper: 'collect' },
    ];
    expect(copied('return [...q()];', collect)).toBe('return [...(await collect(q()))];');
    expect(copied('f(...q());', collect)).toBe('f(...(await collect(q())));');
    expect(copied('new Set(q());', collect)).toBe('new Set(await collect(q()));');
  });

  test.each([
    ['this.a.map((b) => b);', 'await mapSequential(this.a, (b) => b);'],
    ['this.a.map((b) => b, c);', 'await mapSequential(this.a, (b) => b, c);'],
    ['this.a\n      .map((b) => b);', 'await mapSequential(this.a, (b) => b);'],
    ['this.a.map( (b) => b );', 'await mapSequential(this.a, (b) => b );'],
    ['return this.a.map((b) => b).c;', 'return (await mapSequential(this.a, (b) => b)).c;'],
    ['(a || b).map((b) => b);', 'await mapSequential((a || b), (b) => b);'],
  ])('%s', (before, after) => {
    const call = /[\w.(| )]*?\s*\.map\(.*?=> b(, c)?\s*\)/.exec(before.replace('return ', ''))?.[0] ?? '';
    expect(
      copied(before, (source) => [{ kind: 'sequential-call', call: rangeOf(source, call), helper: 'mapSequential' }]),
    ).toBe(after);
  });

  test('comments stay where they are', () => {
    expect(copied('/* a */ g(/* b */); // c', (source) => [awaiting(source, 'g(/* b */)', 'g')])).toBe(
      '/* a */ await ag(/* b */); // c',
    );
  });
});

test.each([
  ['Promise<void>', 'Promise<void>'],
  ['Promise<void> | void', 'Promise<Promise<void> | void>'],
  ['Promise<string>[]', 'Promise<Promise<string>[]>'],
  ['void', 'Promise<void>'],
])('the result type %s becomes %s', (before, after) => {
  const target = `save(): ${before} {}`;
  const source = `class A extends B {\n  ${target}\n}\n`;
  expect(edited(source, [mirrorOf(source, target)])).toContain(`async asave(): ${after} {}`);
  expect(edited(`// @flow\n${source}`, [mirrorOf(`// @flow\n${source}`, target)], '/a.js')).toContain(after);
});
