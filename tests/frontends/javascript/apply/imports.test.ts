import { describe, expect, test } from 'vitest';
import { apply } from '../../../../src/frontends/javascript/apply/index.ts';
import { verify } from '../../../../src/frontends/javascript/verify/index.ts';
import type { AddImport, AddMember, Edit } from '../../../../src/model/plan.ts';

/** The text with the names imported, which has to pass the verifier as well. */
function importing(source: string, names: readonly string[], specifier = 'rt', path = '/a.js'): string {
  const edits = names.map((name): AddImport => ({ kind: 'add-import', specifier, name }));
  const after = apply(path, source, edits);
  expect(verify(path, source, after, edits)).toBeNull();
  return after;
}

describe('a module of its own line', () => {
  test.each([
    [
      'after the last import',
      "import a from 'a';\nimport b from 'b';\n\nc();\n",
      "import a from 'a';\nimport b from 'b';\nimport { x } from 'rt';\n\nc();\n",
    ],
    [
      'behind a comment on its line',
      "import a from 'a'; // why\nb();\n",
      "import a from 'a'; // why\nimport { x } from 'rt';\nb();\n",
    ],
    [
      'after the last, though code stands between',
      "import a from 'a';\nb();\nimport c from 'c';\n",
      "import a from 'a';\nb();\nimport c from 'c';\nimport { x } from 'rt';\n",
    ],
    [
      'in front of code on the same line, without semicolons',
      "import a from 'a'\nimport b from 'b'; c()\nd()\n",
      "import a from 'a'\nimport b from 'b';\nimport { x } from 'rt'; c()\nd()\n",
    ],
    [
      'after an import over several lines',
      "import {\n  a,\n} from 'a';\n\nb();\n",
      "import {\n  a,\n} from 'a';\nimport { x } from 'rt';\n\nb();\n",
    ],
    [
      'on the line of an import with code behind it',
      "import a from 'a'; b();\n",
      "import a from 'a';\nimport { x } from 'rt'; b();\n",
    ],
    ['at the top', 'export class A {}\n', "import { x } from 'rt';\n\nexport class A {}\n"],
    [
      'at the top, before a comment that is the code’s',
      '/** A. */\nexport class A {}\n',
      "import { x } from 'rt';\n\n/** A. */\nexport class A {}\n",
    ],
    ['behind a byte order mark', '\uFEFFexport class A {}\n', "\uFEFFimport { x } from 'rt';\n\nexport class A {}\n"],
    [
      'before an import, where a header says so',
      "/* © A */\n\nimport a from 'a';\n",
      "/* © A */\n\nimport a from 'a';\nimport { x } from 'rt';\n",
    ],
    [
      'under a comment for tools',
      '/* eslint-env node */\n/** A. */\na();\nexport {};\n',
      "/* eslint-env node */\n\nimport { x } from 'rt';\n\n/** A. */\na();\nexport {};\n",
    ],
    [
      'under a reference',
      '/// <reference types="n" />\nexport class A {}\n',
      '/// <reference types="n" />\n\nimport { x } from \'rt\';\n\nexport class A {}\n',
    ],
    [
      'before a semicolon of the next line',
      "import a from 'a'\n\n;[1].map(a)\n",
      "import a from 'a'\nimport { x } from 'rt'\n\n;[1].map(a)\n",
    ],
    ['behind white space', "import a from 'a'; \n", "import a from 'a'; \nimport { x } from 'rt';\n"],
    ['with double quotes', 'import a from "a";\n', 'import a from "a";\nimport { x } from "rt";\n'],
    ['without semicolons', "import a from 'a'\n", "import a from 'a'\nimport { x } from 'rt'\n"],
    [
      'with CRLF',
      "import a from 'a';\r\n\r\nb();\r\n",
      "import a from 'a';\r\nimport { x } from 'rt';\r\n\r\nb();\r\n",
    ],
    [
      'behind a byte order mark with CRLF',
      '\uFEFFexport class A {}\r\n',
      "\uFEFFimport { x } from 'rt';\r\n\r\nexport class A {}\r\n",
    ],
  ])('%s', (_where, before, after) => {
    expect(importing(before, ['x'])).toBe(after);
  });

  test.each([
    ['a licence header', '/* © A */\n\n'],
    ['a header of line comments', '// © A\n// MIT\n\n'],
    ['a shebang', '#!/usr/bin/env node\n'],
    ['directives', "'use client';\n'use strict';\n\n"],
    ['a shebang, a header and a directive', "#!/usr/bin/env node\n/* © A */\n\n'use strict';\n\n"],
    ['a byte order mark and a header', '\uFEFF/* © A */\n\n'],
  ])('behind %s', (_what, head) => {
    for (const newline of head.startsWith('#!') ? ['\n'] : ['\n', '\r\n']) {
      const source = `${head}a();\nb();\nc();\nexport {};\n`.replaceAll('\n', newline);
      const after = importing(source, ['x']);
      expect(after.replaceAll('\r\n', '\n').replace(/\n{3,}/g, '\n\n')).toBe(
        `${head}import { x } from 'rt';\n\na();\nb();\nc();\nexport {};\n`,
      );
      expect(after.includes('\r')).toBe(newline === '\r\n');
    }
  });

  test('all names of a module in one, modules each in one', () => {
    const edits: AddImport[] = [
      { kind: 'add-import', specifier: 'rt', name: 'x' },
      { kind: 'add-import', specifier: 'other', name: 'y' },
      { kind: 'add-import', specifier: 'rt', name: 'z' },
    ];
    expect(apply('/a.js', "import a from 'a';\n", edits)).toBe(
      "import a from 'a';\nimport { x, z } from 'rt';\nimport { y } from 'other';\n",
    );
  });
});

describe('an import that is there already', () => {
  test.each([
    ['gets another name', "import { a } from 'rt';\n", "import { a, x } from 'rt';\n"],
    ['keeps a name it has', "import { x } from 'rt';\n", "import { x } from 'rt';\n"],
    ['with both gets another name', "import a, { b } from 'rt';\n", "import a, { b, x } from 'rt';\n"],
    ['goes on as it is laid out', "import {\n  a,\n  b,\n} from 'rt';\n", "import {\n  a,\n  b,\n  x,\n} from 'rt';\n"],
    ['without a last comma', "import {\n  a,\n  b\n} from 'rt';\n", "import {\n  a,\n  b,\n  x\n} from 'rt';\n"],
    ['with CRLF', "import {\r\n  a,\r\n} from 'rt';\r\n", "import {\r\n  a,\r\n  x,\r\n} from 'rt';\r\n"],
    [
      'keeps a comment on its line',
      "import {\n  a, // why\n} from 'rt';\n",
      "import {\n  a, // why\n  x,\n} from 'rt';\n",
    ],
    [
      'without a last comma keeps it, too',
      "import {\n  a // why\n} from 'rt';\n",
      "import {\n  a, // why\n  x\n} from 'rt';\n",
    ],
    ['renaming a name', "import { a as b } from 'rt';\n", "import { a as b, x } from 'rt';\n"],
    ['of a namespace stays alone', "import * as a from 'rt';\n", "import * as a from 'rt';\nimport { x } from 'rt';\n"],
    ['for its effects stays alone', "import 'rt';\n", "import 'rt';\nimport { x } from 'rt';\n"],
  ])('%s', (_what, before, after) => {
    expect(importing(before, ['x'])).toBe(after);
  });

  test('in the form of TypeScript is followed', () => {
    const before = "import a = require('a');\nimport b = a.b;\nexport { b };\n";
    expect(importing(before, ['x'], 'rt', '/a.ts')).toBe(
      before.replace('import b', "import { x } from 'rt';\nimport b"),
    );
  });

  test('of types is not extended', () => {
    expect(importing("import type { A } from 'rt';\n", ['x'], 'rt', '/a.ts')).toBe(
      "import type { A } from 'rt';\nimport { x } from 'rt';\n",
    );
    expect(importing("import { type A } from 'rt';\n", ['x'], 'rt', '/a.ts')).toBe("import { type A, x } from 'rt';\n");
  });
});

describe('CommonJS', () => {
  test.each([
    [
      'after the last require()',
      "const a = require('a');\n\nb();\n",
      "const a = require('a');\nconst { x } = require('rt');\n\nb();\n",
    ],
    [
      'after one of which a member is taken',
      "const a = require('a').b;\nc();\n",
      "const a = require('a').b;\nconst { x } = require('rt');\nc();\n",
    ],
    ['into one that takes names', "const { a } = require('rt');\n", "const { a, x } = require('rt');\n"],
    ['over several lines', "const {\n  a,\n} = require('rt');\n", "const {\n  a,\n  x,\n} = require('rt');\n"],
    [
      'not into one of a whole module',
      "const a = require('rt');\n",
      "const a = require('rt');\nconst { x } = require('rt');\n",
    ],
    [
      'not into one with a rest',
      "const { a, ...b } = require('rt');\n",
      "const { a, ...b } = require('rt');\nconst { x } = require('rt');\n",
    ],
    [
      'not after what only contains one',
      "const a = require('a')(b);\n",
      "const { x } = require('rt');\n\nconst a = require('a')(b);\n",
    ],
  ])('%s', (_what, before, after) => {
    expect(importing(before, ['x'], 'rt', '/a.cjs')).toBe(after);
  });
});

describe('a member of an export list', () => {
  const member = (source: string, after: string, key: string, value: string): string => {
    const start = source.indexOf(after);
    const edit: AddMember = { kind: 'add-member', after: [start, start + after.length], key, value };
    const text = apply('/a.js', source, [edit]);
    expect(verify('/a.js', source, text, [edit])).toBeNull();
    return text;
  };

  test('stands behind its function', () => {
    expect(member('module.exports = { f, g };', 'f', 'af', 'af')).toBe('module.exports = { f, af, g };');
    expect(member('module.exports = { f: h };', 'f: h', 'af', 'ah')).toBe('module.exports = { f: h, af: ah };');
    expect(member('module.exports = {\n  f,\n};', 'f', 'af', 'af')).toBe('module.exports = {\n  f,\n  af,\n};');
  });
});

test('without semicolons, a require does not go on in the line that follows', () => {
  const alone = '(async () => {\n  await a()\n})()\n';
  expect(importing(alone, ['x'], 'm', '/a.cjs')).toBe("const { x } = require('m');\n\n" + alone);
  expect(importing("'use strict';\n\n[1].map(f)\n", ['x'], 'm', '/a.cjs')).toContain("const { x } = require('m');\n");
  expect(importing('const b = 1\n', ['x'], 'm', '/a.cjs')).toBe("const { x } = require('m')\n\nconst b = 1\n");
  expect(importing(';[1].map(f)\nexport {}\n', ['x'], 'm')).toBe("import { x } from 'm';\n\n;[1].map(f)\nexport {}\n");
});

test('a semicolon on a line of its own becomes that of the new import', () => {
  const before = "import { a } from 'a'\n\n; export const b = a();\n";
  expect(importing(before, ['x'], 'm')).toBe(
    "import { a } from 'a'\nimport { x } from 'm'\n\n; export const b = a();\n",
  );
});

describe('a require in front of all that may need it', () => {
  test.each([
    ['in the line of a directive', "'use strict'; f();\n", "'use strict'; const { x } = require('rt'); f();\n"],
    [
      'in the line of a directive without its semicolon',
      "'use strict'\rf()\r",
      "'use strict'; const { x } = require('rt');\rf()\r",
    ],
    [
      'in front of code of several lines',
      "'use strict'; function f() {\n  g();\n}\n",
      "'use strict'; const { x } = require('rt'); function f() {\n  g();\n}\n",
    ],
    [
      'in front of a comment of several lines',
      "'use strict'; /* a\n b */\nf();\n",
      "'use strict'; const { x } = require('rt'); /* a\n b */\nf();\n",
    ],
    ['behind a shebang', '#!/bin/node\rf();\r', "#!/bin/node\rconst { x } = require('rt');\n\nf();\r"],
  ])('%s', (_name, before, after) => {
    expect(importing(before, ['x'])).toBe(after);
  });

  test('not in one that stands below', () => {
    const before = "class A {\n  m() {}\n}\nconst { y } = require('rt');\n";
    const start = before.indexOf('m()');
    const edits: readonly Edit[] = [
      {
        kind: 'add-mirror',
        target: [start, start + 'm() {}'.length],
        overloads: [],
        syncName: 'm',
        asyncName: 'am',
        exported: false,
        rewrites: [],
      },
      { kind: 'add-import', specifier: 'rt', name: 'x' },
    ];
    const after = apply('/a.cjs', before, edits);
    expect(after).toMatch(/^const \{ x \} = require\('rt'\);\n\nclass A/);
    expect(verify('/a.cjs', before, after, edits)).toBeNull();
  });

  test('and the verifier sees one that comes too late', () => {
    const before = 'f(x);\n';
    const edits: readonly Edit[] = [{ kind: 'add-import', specifier: 'rt', name: 'x' }];
    const late = "f(x);\nconst { x } = require('rt');\n";
    expect(verify('/a.js', before, late, edits)).toBe("the import of x from 'rt' stands below its first use");
  });
});

test('a module is told by its extension where nothing else does', () => {
  expect(importing('f();\n', ['x'], 'rt', '/a.mjs')).toBe("import { x } from 'rt';\n\nf();\n");
  expect(importing('f();\n', ['x'], 'rt', '/a.mts')).toBe("import { x } from 'rt';\n\nf();\n");
  expect(importing('f();\n', ['x'], 'rt', '/a.cjs')).toBe("const { x } = require('rt');\n\nf();\n");
});

test('names join what is imported already, whatever its form', () => {
  expect(importing("import r, {} from 'rt';\n", ['x'])).toBe("import r, { x } from 'rt';\n");
  expect(importing("const { y = 4 } = require('rt');\n", ['x'], 'rt', '/a.cjs')).toBe(
    "const { y = 4, x } = require('rt');\n",
  );
  expect(importing("const { x = 4 } = require('rt');\n", ['x'], 'rt', '/a.cjs')).toBe(
    "const { x = 4 } = require('rt');\n",
  );
});
