import { expect, test } from 'vitest';
import { scan } from '../../../../src/frontends/javascript/scan/index.ts';
import type { Edit } from '../../../../src/model/plan.ts';
import { edited } from './editing.ts';

const COMMENT = '// orm-migrate: nested-callback - save() reaches the ORM inside a setTimeout() callback';
const CALL = "fallbackToSyncVariant(this.prototype, 'save', 'asave');";
const BLOCK = `  static {\n    ${COMMENT}\n    ${CALL}\n  }\n`;
const STATEMENT = `${COMMENT}\nfallbackToSyncVariant(A.prototype, 'save', 'asave')`;
const IMPORT = "import { fallbackToSyncVariant } from 'r';\n";

/** All fallbacks of earlier runs taken out, and their import where nothing else needs it. */
function without(source: string, added: readonly Edit[] = []): string {
  const { fallbacks, fallbackImport } = scan('/app/a.js', source);
  const edits = fallbacks.map(({ range }): Edit => ({ kind: 'remove-fallback', range }));
  const imported: readonly Edit[] = fallbackImport ? [{ kind: 'remove-import', range: fallbackImport }] : [];
  return edited(source, [...edits, ...imported, ...added]);
}

test.each([
  ['a block', `class A {\n  save() {}\n\n${BLOCK}\n  b() {}\n}\n`, 'class A {\n  save() {}\n\n  b() {}\n}\n'],
  ['one at the end', `class A {\n  save() {} // so\n\n${BLOCK}}\n`, 'class A {\n  save() {} // so\n}\n'],
  ['one that is all there is', `class A {\n${BLOCK}}\n`, 'class A {\n}\n'],
  [
    'a comment on several lines',
    `class A {\n  save() {}\n  static {\n    ${COMMENT}\n    //   and more\n    ${CALL}\n  }\n}\n`,
    'class A {\n  save() {}\n}\n',
  ],
  [
    'beside code of a block that is not its own',
    `class A {\n  static {\n    b();\n    ${COMMENT}\n    ${CALL}\n  }\n}\n`,
    'class A {\n  static {\n    b();\n  }\n}\n',
  ],
  [
    'on one line',
    `class A { save() {} static { /* orm-migrate: x - y */ ${CALL} } b() {} }\n`,
    'class A { save() {} b() {} }\n',
  ],
  ['a statement', `class A {}\n\n${STATEMENT};\n\nb();\n`, 'class A {}\n\nb();\n'],
  ['a semicolon of the next one', `class A {}\n${STATEMENT}\n;[1].map(b)\n`, 'class A {}\n;[1].map(b)\n'],
  ['CRLF', `class A {\n  save() {}\n\n${BLOCK}}\n`.replaceAll('\n', '\r\n'), 'class A {\r\n  save() {}\r\n}\r\n'],
])('takes out %s', (_name, source, expected) => {
  expect(without(source)).toBe(expected);
});

test.each([
  ['a line', `import { A } from 'a';\n${IMPORT}\n`, "import { A } from 'a';\n\n"],
  ['the first line', `${IMPORT}\n`, ''],
  ['behind a header', `// Licence\n\n${IMPORT}\n`, '// Licence\n\n'],
  ['the first of several', "import { fallbackToSyncVariant, b } from 'r';\n", "import { b } from 'r';\n"],
  ['the last of several', "import { b, fallbackToSyncVariant } from 'r';\n", "import { b } from 'r';\n"],
  ['a require', "const { fallbackToSyncVariant } = require('r');\nb();\n", 'b();\n'],
  ['not with a comment behind it', `${IMPORT.trim()} // why\n`, `${IMPORT.trim()} // why\n`],
  [
    'not beside a default',
    "import r, { fallbackToSyncVariant } from 'r';\n",
    "import r, { fallbackToSyncVariant } from 'r';\n",
  ],
  ['not used elsewhere', `${IMPORT}b(fallbackToSyncVariant);\n`, `${IMPORT}b(fallbackToSyncVariant);\n`],
])('takes out an import: %s', (_name, head, expected) => {
  expect(without(`${head}class A {\n${BLOCK}}\nexport {};\n`)).toBe(`${expected}class A {\n}\nexport {};\n`);
});

test('another name takes its place', () => {
  const added: Edit = { kind: 'add-import', specifier: 'r', name: 'b' };
  const other: Edit = { kind: 'add-import', specifier: './c.js', name: 'c' };
  const source = `${IMPORT}\nexport class A {\n${BLOCK}}\n`;
  const rest = '\n\nexport class A {\n}\n';
  expect(without(source, [added])).toBe(`import { b } from 'r';${rest}`);
  expect(without(source, [other])).toBe(`import { c } from './c.js';${rest}`);
  expect(without(`import { a } from 'r';\n${source}`, [added])).toBe(`import { a, b } from 'r';${rest}`);
});

test('an import stays that makes the file a module', () => {
  expect(without(`${IMPORT}\nclass A {\n${BLOCK}}\n`)).toBe(`${IMPORT}\nclass A {\n}\n`);
});

test.each([
  ['without the comment', `class A {\n  static {\n    ${CALL}\n  }\n}\n`],
  ['with another comment', `class A {\n  static {\n    ${COMMENT}\n    // Keep.\n    ${CALL}\n  }\n}\n`],
  [
    'with a reason to stay',
    `class A {\n  static {\n    ${COMMENT}\n    ${CALL.replace(')', ', { accepted: "x" })')}\n  }\n}\n`,
  ],
])('leaves one alone %s', (_name, source) => {
  expect(scan('/app/a.js', source).fallbacks).toEqual([]);
});
