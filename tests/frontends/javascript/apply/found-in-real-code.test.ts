/** What the stress run found in real code, each in the least code that shows it. */
import { describe, expect, test } from 'vitest';
import { verify } from '../../../../src/frontends/javascript/verify/index.ts';
import { awaiting, edited, fallbackAfter, mirrorOf, rangeOf } from './editing.ts';

const wrap = (source: string, text: string) =>
  ({ kind: 'wrap-body', function: rangeOf(source, text), helper: 'newConnection' }) as const;

test('an import does not follow a require into a wrapper', () => {
  const source = "import a from 'a';\n\nawait a();\nconst b = require('b');\nawait b();\n";
  const [start] = rangeOf(source, 'await a()');
  const edits = [
    { kind: 'wrap-statements', statements: [start, source.trimEnd().length], helper: 'newConnection' },
    { kind: 'add-import', specifier: 'rt', name: 'newConnection' },
  ] as const;
  expect(edited(source, edits, '/a.mjs')).toBe(
    "import a from 'a';\nimport { newConnection } from 'rt';\n\nawait newConnection(async () => {\n  await a();\n  const b = require('b');\n  await b();\n});\n",
  );
});

describe('a wrapped function', () => {
  test('whose braces begin with other white space than its code stands level with the code', () => {
    const source = 'if (a) {\n\tb();\n}\nif (c) {\n\td();\n}\nx = {\n\t async f() {\n\t\ta();\n\t }\n};\n';
    expect(edited(source, [wrap(source, 'async f() {\n\t\ta();\n\t }')])).toContain(
      '\n\t\treturn newConnection(async () => {\n\t\t\ta();\n\t\t});\n\t }',
    );
  });

  test('takes a fallback that is written into it along', () => {
    const source = 'async function f() {\n  B.prototype.save = function () {\n    a();\n  };\n  b();\n}\n';
    const statement = 'B.prototype.save = function () {\n    a();\n  };';
    const after = edited(source, [
      wrap(source, source.trimEnd()),
      fallbackAfter(source, statement, { form: 'statement', home: 'B.prototype' }),
    ]);
    expect(after).toContain(
      "    // why\n    fallbackToSyncVariant(B.prototype, 'save', 'asave');\n    b();\n  });\n}\n",
    );
  });

  test('takes a mirror that is written into it along, but not the text in it', () => {
    const method = 'save() {\n      return `a\n b`;\n    }';
    const source = `async function f() {\n  class A {\n    ${method}\n  }\n}\n`;
    expect(edited(source, [wrap(source, source.trimEnd()), mirrorOf(source, method)])).toContain(
      '      async asave() {\n        return `a\n b`;\n      }\n    }\n  });\n}\n',
    );
  });

  test('may have code in a template that a fallback follows', () => {
    const source = 'async function f() {\n  g(`${(() => {\n    B.save = function () {};\n  })()})( ${h}`);\n}\n';
    const fallback = fallbackAfter(source, 'B.save = function () {};', { form: 'statement', home: 'B' });
    expect(edited(source, [wrap(source, source.trimEnd()), fallback])).toContain("'asave');\n");
  });
});

describe('a mirror', () => {
  test('of a default export keeps the comment behind `default`', () => {
    const source = 'export default /* pure */ function save() {}\n';
    expect(edited(source, [mirrorOf(source, source.trimEnd(), { exported: true })])).toContain(
      'export /* pure */ async function asave() {}',
    );
  });

  test('of a function in a cast is async inside of it', () => {
    const source = 'const a = {\n  save: (() => {}) as Handler,\n};\n';
    expect(edited(source, [mirrorOf(source, 'save: (() => {}) as Handler')])).toContain(
      'asave: (async () => {}) as Handler,',
    );
  });

  test('of a last member with white space behind it leaves that where it was', () => {
    const source = 'const a = {\n  save: () => {} \n};\n';
    expect(edited(source, [mirrorOf(source, 'save: () => {}')])).toMatch(/save: \(\) => \{\}, \n/);
  });

  test('renames a method that is itself called `call`, or stands in a cast', () => {
    const source = 'function save() {\n  A.call.apply(this);\n  (A.get as F).call(b);\n}\n';
    const call = awaiting(source, 'A.call.apply(this)', 'call');
    const get = awaiting(source, '(A.get as F).call(b)', 'get');
    const after = edited(source, [mirrorOf(source, source.trimEnd(), { rewrites: [call, get] })]);
    expect(after).toContain('await A.acall.apply(this);\n  await (A.aget as F).call(b);');
  });
});

test('a comment of a copy that has moved to another place among its comments does not pass', () => {
  const source = 'class A {\n  save() {\n    // a\n    b();\n    // c\n  }\n}\n';
  const edits = [mirrorOf(source, source.slice(12, -3))];
  const after = edited(source, edits);
  const at = after.indexOf('asave');
  const swapped =
    after.slice(0, at) + after.slice(at).replace('// a', '// X').replace('// c', '// a').replace('// X', '// c');
  expect(verify('/a.ts', source, swapped, edits)).toMatch(/a comment of a copy was lost or moved/);
});
