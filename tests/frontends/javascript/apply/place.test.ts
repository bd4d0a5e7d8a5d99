import { describe, expect, test } from 'vitest';
import { edited, fallbackAfter, mirrorOf, rangeOf } from './editing.ts';

const DOC = '/** Async variant of {@link save}. */';

describe('a mirror', () => {
  test('stands behind its method, spaced as its neighbours are', () => {
    const spaced = 'class A {\n  a() {}\n\n  save() {}\n}\n';
    expect(edited(spaced, [mirrorOf(spaced, 'save() {}')])).toBe(
      `class A {\n  a() {}\n\n  save() {}\n\n  ${DOC}\n  async asave() {}\n}\n`,
    );
    const dense = 'class A {\n  a() {}\n  save() {}\n  b() {}\n}\n';
    expect(edited(dense, [mirrorOf(dense, 'save() {}')])).toBe(
      `class A {\n  a() {}\n  save() {}\n  ${DOC}\n  async asave() {}\n  b() {}\n}\n`,
    );
  });

  test('has none before it where no member of any kind has one', () => {
    const source = 'class A {\n  a = 1;\n  save() {}\n  b = 2;\n}\n';
    expect(edited(source, [mirrorOf(source, 'save() {}')])).toBe(
      `class A {\n  a = 1;\n  save() {}\n  ${DOC}\n  async asave() {}\n  b = 2;\n}\n`,
    );
  });

  test.each(['', 'export ', 'export default '])(
    'of a function `%sfunction` is set off from it, though its overloads are not',
    (head) => {
      const overload = `${head}function save(a: A): B;`;
      const body = `${head}function save(a: A): B {\n  return a;\n}`;
      const source = `a();\n\n${overload}\n${body}\n\nb();\n`;
      const edits = [mirrorOf(source, body, { overloads: [rangeOf(source, overload)], exported: head !== '' })];
      expect(edited(source, edits)).toContain(`\n}\n\n${DOC}\n`);
    },
  );

  test('alone in its class has a blank line before it', () => {
    const source = 'class A {\n\tsave() {}\n}\n';
    expect(edited(source, [mirrorOf(source, 'save() {}')])).toBe(
      `class A {\n\tsave() {}\n\n\t${DOC}\n\tasync asave() {}\n}\n`,
    );
  });

  test('stands behind a comment on the line of its method', () => {
    const source = 'class A {\n  save() {} // why\n}\n';
    expect(edited(source, [mirrorOf(source, 'save() {}')])).toBe(
      `class A {\n  save() {} // why\n\n  ${DOC}\n  async asave() {}\n}\n`,
    );
  });

  test('has lines of its own in a class on one line', () => {
    const source = 'class A { save() {} }';
    expect(edited(source, [mirrorOf(source, 'save() {}')])).toBe(
      `class A { save() {}\n  ${DOC}\n  async asave() {}\n}`,
    );
    const more = '  class A { save() {} b() {} }';
    expect(edited(more, [mirrorOf(more, 'save() {}')])).toBe(
      `  class A { save() {}\n    ${DOC}\n    async asave() {}\n    b() {} }`,
    );
  });

  test('stays on a line that a directive is for', () => {
    const source = '// @ts-ignore\nclass A { save() {} }';
    expect(edited(source, [mirrorOf(source, 'save() {}')])).toBe(
      `// @ts-ignore\nclass A { save() {} ${DOC} async asave() {} }`,
    );
  });

  test('has the line breaks of the file', () => {
    const source = 'class A {\r\n  save() {}\r\n}\r\n';
    expect(edited(source, [mirrorOf(source, 'save() {}')])).toBe(
      `class A {\r\n  save() {}\r\n\r\n  ${DOC}\r\n  async asave() {}\r\n}\r\n`,
    );
  });

  test('has the line break of the line that it stands behind, where a file mixes them', () => {
    const source = 'class A {\n  a() {}\n\n  save() {}\r\n\r\n  b() {}\n}\n';
    expect(edited(source, [mirrorOf(source, 'save() {}')])).toBe(
      `class A {\n  a() {}\n\n  save() {}\r\n\r\n  ${DOC}\r\n  async asave() {}\r\n\r\n  b() {}\n}\n`,
    );
    const separators = 'class A {\n  save() {}\u2028\n\n  b() {}\n}\n';
    expect(edited(separators, [mirrorOf(separators, 'save() {}')])).toContain(
      `{}\u2028\n\n  ${DOC}\n  async asave() {}\n\n  b`,
    );
  });

  test.each([
    ['const a = {\n  save() {},\n};', `const a = {\n  save() {},\n\n  ${DOC}\n  async asave() {},\n};`],
    ['const a = {\n  save() {}\n};', `const a = {\n  save() {},\n\n  ${DOC}\n  async asave() {}\n};`],
    ['const a = {\n  save() {} // why\n};', `const a = {\n  save() {}, // why\n\n  ${DOC}\n  async asave() {}\n};`],
    ['const a = {\n  save() {}, // why\n};', `const a = {\n  save() {}, // why\n\n  ${DOC}\n  async asave() {},\n};`],
    ['const a = { save() {} };', `const a = { save() {}, ${DOC} async asave() {} };`],
    ['const a = { save() {}, b };', `const a = { save() {}, ${DOC} async asave() {}, b };`],
  ])('in the object %j', (source, after) => {
    expect(edited(source, [mirrorOf(source, 'save() {}')])).toBe(after);
  });

  test.each([
    ['function save() {}', false, 'async function asave() {}'],
    ['export {};\n\nfunction save() {}', true, 'export async function asave() {}'],
    ['export function save() {}', true, 'export async function asave() {}'],
    ['export default function save() {}', true, 'export async function asave() {}'],
    ['const save = () => {};', false, 'const asave = async () => {};'],
    ['export const save = function () {};', true, 'export const asave = async function () {};'],
    ['A.prototype.save = function () {};', false, 'A.prototype.asave = async function () {};'],
    ["A['save'] = () => {};", false, "A['asave'] = async () => {};"],
  ])('of %s', (source, exported, copy) => {
    const target = source.replace('export {};\n\n', '');
    expect(edited(`${source}\n`, [mirrorOf(source, target, { exported })])).toBe(`${source}\n\n${DOC}\n${copy}\n`);
  });

  test.each([
    ['save() {}', 'async asave() {}'],
    ['static save() {}', 'static async asave() {}'],
    ['public override save(): void {}', 'public override async asave(): Promise<void> {}'],
    ['@logged save() {}', '@logged async asave() {}'],
    ["'save'() {}", "async 'asave'() {}"],
    ["['save']() {}", "async ['asave']() {}"],
    ['[`save`]() {}', 'async [`asave`]() {}'],
    ['save<T extends A>(this: T): T {}', 'async asave<T extends A>(this: T): Promise<T> {}'],
    ['save(): Promise<void> {}', 'async asave(): Promise<void> {}'],
    ['save = () => {};', 'asave = async () => {};'],
    ['save = (): number => 1;', 'asave = async (): Promise<number> => 1;'],
    ['save: () => number = () => 1;', 'asave: () => Promise<number> = async () => 1;'],
    ['static save = function () {};', 'static asave = async function () {};'],
    ['save() { return `a\n  b`; }', 'async asave() { return `a\n  b`; }'],
  ])('of the member %s', (member, copy) => {
    const source = `class A extends B {\n  ${member}\n}\n`;
    const after = edited(source, [mirrorOf(source, member)]);
    expect(after).toContain(`  ${member}\n`);
    expect(after).toContain(`${DOC}\n  ${copy}\n}`);
  });

  test('of a private method', () => {
    const source = 'class A {\n  #touch() {}\n}\n';
    const edit = mirrorOf(source, '#touch() {}', { syncName: '#touch', asyncName: '#atouch' });
    expect(edited(source, [edit])).toContain('  async #atouch() {}\n');
  });

  test('of an abstract method is abstract', () => {
    const source = 'abstract class A {\n  abstract save(): void;\n}\n';
    expect(edited(source, [mirrorOf(source, 'abstract save(): void;')])).toContain(
      '  abstract asave(): Promise<void>;\n',
    );
  });

  test('comes with overloads of its own', () => {
    const source =
      'class A {\n  save(): void;\n  save(a: string): string;\n  save(a?: string) {\n    return a;\n  }\n}\n';
    const overloads = ['save(): void;', 'save(a: string): string;'].map((text) => mirrorOf(source, text).target);
    const target = source.slice(source.indexOf('save(a?'), source.indexOf('\n}'));
    expect(edited(source, [mirrorOf(source, target, { overloads })])).toContain(
      `${DOC}\n  asave(): Promise<void>;\n  asave(a: string): Promise<string>;\n  async asave(a?: string) {\n    return a;\n  }\n}`,
    );
  });
});

describe('a fallback', () => {
  const block = (indent: string, unit: string): string =>
    ['static {', `${unit}// why`, `${unit}fallbackToSyncVariant(this.prototype, 'save', 'asave');`, '}'].join(
      `\n${indent}`,
    );

  test('is a static block behind the method', () => {
    const source = 'class A {\n  save() {\n    return 1;\n  }\n\n  b() {}\n}\n';
    const after = edited(source, [fallbackAfter(source, 'save() {\n    return 1;\n  }')]);
    expect(after).toBe(`class A {\n  save() {\n    return 1;\n  }\n\n  ${block('  ', '  ')}\n\n  b() {}\n}\n`);
  });

  test('is indented by the unit of its class', () => {
    const source = 'class A {\n\tsave() {}\n}\n';
    expect(edited(source, [fallbackAfter(source, 'save() {}')])).toContain(`\n\t${block('\t', '\t')}\n}`);
  });

  test('is a statement behind the class', () => {
    const source = 'export class A {\n  save() {}\n}\n\nb();\n';
    const edit = fallbackAfter(source, 'export class A {\n  save() {}\n}', { form: 'statement', home: 'A.prototype' });
    expect(edited(source, [edit])).toBe(
      "export class A {\n  save() {}\n}\n\n// why\nfallbackToSyncVariant(A.prototype, 'save', 'asave');\n\nb();\n",
    );
  });

  test('quotes its reason on one line', () => {
    const source = 'class A {\n  save() {}\n}\n';
    const after = edited(source, [fallbackAfter(source, 'save() {}', { comment: 'a\nb();\u2028c' })]);
    expect(after).toContain('// a b(); c\n');
  });

  test('is refused where there is no such member', () => {
    const source = 'class A {\n  save() {}\n}\n';
    expect(() => edited(source, [fallbackAfter(source, 'class A')])).toThrow('no such node at 0-7');
  });
});
