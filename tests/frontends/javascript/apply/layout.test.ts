/** What is written as a person would have laid it out, in the styles that real code has. */
import { describe, expect, test } from 'vitest';
import type { Edit } from '../../../../src/model/plan.ts';
import { awaiting, edited, fallbackAfter, mirrorOf, rangeOf } from './editing.ts';

const DOC = '/** Async variant of {@link save}. */';

function mirrored(source: string, target: string, path?: string): string {
  return edited(source, [mirrorOf(source, target)], path);
}

describe('a mirror', () => {
  test.each([
    ['a comment that ends a region', '  //#endregion\n', '\n'],
    ['a comment that enables a rule again', '  /* eslint-enable a */\n', '\n'],
    ['the doc comment of the next method', '  /** Next. */\n', '\n\n'],
  ])('before %s', (_what, next, gap) => {
    const source = `class A {\n  a() {}\n\n  save() {}\n${next}  b() {}\n}\n`;
    expect(mirrored(source, 'save() {}')).toContain(`  save() {}\n\n  ${DOC}\n  async asave() {}${gap}${next}`);
  });

  test.each([
    [
      'most methods of the class, where its neighbours are fields',
      'a() {}\n  b() {}\n\n  x = 1;\n  save() {}\n  y = 2;',
      '\n',
    ],
    ['the methods before its overloads', 'a() {}\n\n  save(): void;\n  save() {}', '\n\n'],
  ])('is spaced as %s', (_what, members, gap) => {
    const source = `class A {\n  ${members}\n}\n`;
    const overloads = source.includes('save(): void;') ? [rangeOf(source, 'save(): void;')] : [];
    const after = edited(source, [mirrorOf(source, 'save() {}', { overloads })]);
    expect(after).toContain(`save() {}${gap}  ${DOC}`);
  });

  test('has the semicolon that its method has', () => {
    const source = 'class A {\n  a() {};\n\n  save() {};\n}\n';
    expect(mirrored(source, 'save() {}')).toBe(
      `class A {\n  a() {};\n\n  save() {};\n\n  ${DOC}\n  async asave() {};\n}\n`,
    );
    const line = 'class A { save() {}; b() {} }';
    expect(mirrored(line, 'save() {}')).toBe(`class A { save() {};\n  ${DOC}\n  async asave() {};\n  b() {} }`);
  });

  test('has the comma in front where the others have', () => {
    const source = 'const a = {\n    save() {}\n  , b() {}\n}\n';
    expect(mirrored(source, 'save() {}')).toBe(
      `const a = {\n    save() {}\n  , ${DOC}\n    async asave() {}\n  , b() {}\n}\n`,
    );
    const last = 'const a = {\n    b() {}\n\n  , save() {} // why\n}\n';
    expect(mirrored(last, 'save() {}')).toBe(
      `const a = {\n    b() {}\n\n  , save() {} // why\n\n  , ${DOC}\n    async asave() {}\n}\n`,
    );
  });

  test('stands on lines of its own before braces that close on the same line', () => {
    const source = 'class A {\n  a() {}\n  save() {\n    b(); } }\n';
    expect(mirrored(source, 'save() {\n    b(); }')).toBe(
      `class A {\n  a() {}\n  save() {\n    b(); }\n  ${DOC}\n  async asave() {\n    b(); } }\n`,
    );
  });

  test.each([
    ['// prettier-ignore', '// prettier-ignore'],
    ['// eslint-disable-next-line a -- b', '// eslint-disable-next-line a -- b'],
    ['// @ts-expect-error it differs', '// @ts-ignore as above'],
    ['// prettier-ignore\n  // @ts-ignore', '// prettier-ignore\n  // @ts-ignore as above'],
  ])('has the directive %j', (above, copied) => {
    const source = `class A {\n  ${above}\n  save() {}\n}\n`;
    expect(mirrored(source, 'save() {}')).toContain(`${DOC}\n  ${copied}\n  async asave() {}\n`);
  });

  test('has no comment that is not for the next line', () => {
    for (const above of ['// eslint-disable a', '// prettier-ignore-start', '// Why.']) {
      const source = `class A {\n  ${above}\n  save() {}\n}\n`;
      expect(mirrored(source, 'save() {}')).toContain(`${DOC}\n  async asave() {}\n`);
    }
  });

  test('leaves white space at the end of a line there', () => {
    const source = 'class A {\n  save() {} // why  \n}\n';
    expect(mirrored(source, 'save() {}')).toBe(`class A {\n  save() {} // why  \n\n  ${DOC}\n  async asave() {}\n}\n`);
  });

  test('stands before a semicolon that belongs to the next line', () => {
    const source = 'A.prototype.save = function () {}\n\n;[a] = b\n';
    expect(mirrored(source, 'A.prototype.save = function () {}\n\n;')).toBe(
      `A.prototype.save = function () {}\n\n${DOC}\nA.prototype.asave = async function () {}\n\n;[a] = b\n`,
    );
    const alone = 'A.save = () =>\n  b()\n;\n';
    expect(mirrored(alone, 'A.save = () =>\n  b()\n;')).toBe(`${alone}\n${DOC}\nA.asave = async () =>\n  b()\n;\n`);
  });

  test('on a line with others ends the statement before it', () => {
    const source = 'function f() { A.prototype.save = function () {} }\n';
    expect(mirrored(source, 'A.prototype.save = function () {}')).toContain(`function () {}; ${DOC} A.prototype.asave`);
  });

  test.each([
    ['save() { return(a).b() }', '(a).b()', 'async asave() { return await (a).b() }'],
    ['save() { for (c of(a).b()); }', '(a).b()', 'async asave() { for (c of await (a).b()); }'],
    ['static"save"() { return a.b() }', 'a.b()', 'static async "asave"() { return await a.b() }'],
  ])('keeps words apart in %s', (member, call, copy) => {
    const source = `class A {\n  ${member}\n}\n`;
    expect(edited(source, [mirrorOf(source, member, { rewrites: [awaiting(source, call)] })])).toContain(copy);
  });
});

describe('a fallback', () => {
  const long = { syncName: 'saveWithEverythingThatBelongsToIt', asyncName: 'asaveWithEverythingThatBelongsToIt' };

  test('that would be a longer line than any other takes several, indented as the file is', () => {
    const source = `class A {\n\t${long.syncName}() {}\n}\n`;
    expect(edited(source, [fallbackAfter(source, `${long.syncName}() {}`, long)])).toContain(
      `\t\tfallbackToSyncVariant(\n\t\t\tthis.prototype,\n\t\t\t'${long.syncName}',\n\t\t\t'${long.asyncName}'\n\t\t);\n`,
    );
  });

  test('stays on one line where lines are as long', () => {
    const source = `// ${'-'.repeat(140)}\nclass A {\n  ${long.syncName}() {}\n}\n`;
    expect(edited(source, [fallbackAfter(source, `${long.syncName}() {}`, long)])).toMatch(/^ {4}fall.*\);$/m);
  });

  test.each([
    ['(b)', ';'],
    ['[b]', ';'],
    ['`b`', ';'],
    ['b()', ''],
    [';(b)', ';'],
  ])('without semicolons, before %s', (next, end) => {
    const source = `class A {\n  save() {}\n}\n\n${next}\n`;
    const edit = fallbackAfter(source, 'class A {\n  save() {}\n}', { form: 'statement', home: 'A.prototype' });
    expect(edited(source, [edit])).toContain(`fallbackToSyncVariant(A.prototype, 'save', 'asave')${end}\n\n${next}`);
  });
});

describe('a wrap', () => {
  const wrapped = (source: string, ...texts: readonly string[]): string =>
    edited(
      source,
      texts.map((text): Edit => ({ kind: 'wrap-body', function: rangeOf(source, text), helper: 'run' })),
    );

  test('leaves blank lines at the braces', () => {
    const source = 'async function f() {\n\n  a();\n\n}\n';
    expect(wrapped(source, source.trimEnd())).toBe(
      'async function f() {\n\n  return run(async () => {\n    a();\n  });\n\n}\n',
    );
    const inner = 'async () => {\n    b();\n\n  }';
    const nested = `async function f() {\n  a(${inner});\n}\n`;
    expect(wrapped(nested, nested.trimEnd(), inner)).toBe(
      'async function f() {\n  return run(async () => {\n    a(async () => {\n      return run(async () => {\n        b();\n      });\n\n    });\n  });\n}\n',
    );
  });

  test('moves a comment with its code, but not one with a line further out', () => {
    const source = 'async function f() {\n  /*\n   * a\n   */\n  /*\nb\n  c */\n  a();\n}\n';
    expect(wrapped(source, source.trimEnd())).toContain('\n    /*\n     * a\n     */\n    /*\nb\n  c */\n    a();\n');
  });

  test('keeps words apart', () => {
    const source = 'await(f());\nexport {};\n';
    expect(edited(source, [{ kind: 'wrap-await', expression: rangeOf(source, 'await(f())'), helper: 'run' }])).toBe(
      'await run(async () => (f()));\nexport {};\n',
    );
  });
});
