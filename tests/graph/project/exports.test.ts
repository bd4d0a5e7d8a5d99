import { describe, expect, test } from 'vitest';
import { profile } from '../../../src/profiles/default.ts';
import { profile as meteor } from '../../../src/profiles/meteor.ts';
import { ask, type ProjectOptions, type Sources } from '../project-from.ts';

/** What `it` of `a.ts` is, which is imported by `code`. */
function imported(code: string, sources: Sources, options?: ProjectOptions): string {
  return ask({ 'a.ts': code, ...sources }, options).type('it');
}

const BOOK = 'export class Book {}';

describe('names are followed', () => {
  test.each<[string, string, Sources]>([
    ['named', "import { Book } from './b'; const it = Book;", { 'b.ts': BOOK }],
    ['renamed', "import { Book as it } from './b';", { 'b.ts': BOOK }],
    ['default', "import it from './b';", { 'b.ts': 'export default class Book {}' }],
    ['default of a variable', "import it from './b';", { 'b.ts': 'class Book {} export { Book as default };' }],
    ['namespace', "import * as b from './b'; const it = b.Book;", { 'b.ts': BOOK }],
    [
      'of a namespace that is exported',
      "import { b } from './c'; const it = b.Book;",
      { 'b.ts': BOOK, 'c.ts': "export * as b from './b';" },
    ],
    [
      're-exported',
      "import { Volume as it } from './c';",
      { 'b.ts': BOOK, 'c.ts': "export { Book as Volume } from './b';" },
    ],
    [
      'imported and exported',
      "import { Book as it } from './c';",
      { 'b.ts': BOOK, 'c.ts': "import { Book } from './b'; export { Book };" },
    ],
    ['through a barrel', "import { Book as it } from './c';", { 'b.ts': BOOK, 'c.ts': "export * from './b';" }],
    [
      'through two',
      "import { Book as it } from './d';",
      { 'b.ts': BOOK, 'c.ts': "export * from './b';", 'd.ts': "export * from './c';" },
    ],
    ['require()', "const { Book: it } = require('./b');", { 'b.js': 'class Book {} module.exports = { Book };' }],
    ['require() of a whole module', "const it = require('./b');", { 'b.js': 'module.exports = class Book {};' }],
    [
      'a getter that TypeScript makes of a re-export',
      "const { Book: it } = require('./c');",
      {
        'b.js': 'exports.Book = class Book {};',
        'c.js': `var b = require('./b');\nObject.defineProperty(exports, 'Book', { enumerable: true, get: function () { return b.Book; } });`,
      },
    ],
    ['require() of a name', "const it = require('./b').Book;", { 'b.js': 'exports.Book = class Book {};' }],
    ['CommonJS by import', "import it from './b';", { 'b.js': 'module.exports = class Book {};' }],
    ['CommonJS by name', "import { Book as it } from './b';", { 'b.js': 'class Book {} module.exports = { Book };' }],
    ['import()', "const { Book: it } = await import('./b');", { 'b.ts': BOOK }],
    ['import = require()', "import it = require('./b');", { 'b.ts': 'class Book {} export = Book;' }],
  ])('%s', (_how, code, sources) => {
    expect(imported(code, sources)).toBe('class Book');
  });

  test('a name of the file comes before those of its barrels', () => {
    expect(
      imported("import { it } from './b';", {
        'b.ts': "export * from './c'; export const it = 1;",
        'c.ts': "export const it = 'a';",
      }),
    ).toBe('number');
  });

  test('a barrel passes no default on', () => {
    expect(
      imported("import it from './b';", { 'b.ts': "export * from './c';", 'c.ts': 'export default class {}' }),
    ).toMatch(/^an import that/);
  });
});

describe('cycles', () => {
  test.each<[string, Sources]>([
    ['of barrels', { 'b.ts': "export * from './c';", 'c.ts': "export * from './b';" }],
    ['of a barrel with itself', { 'b.ts': "export * from './b';" }],
    [
      'of imports',
      { 'b.ts': "import { it } from './c'; export { it };", 'c.ts': "import { it } from './b'; export { it };" },
    ],
    [
      'of values',
      {
        'b.ts': "import { c } from './c'; export const it = c;",
        'c.ts': "import { it } from './b'; export const c = it;",
      },
    ],
    ['of CommonJS', { 'b.js': "module.exports = require('./c');", 'c.js': "module.exports = require('./b');" }],
  ])('%s end', (_what, sources) => {
    expect(imported("import { it } from './b';", sources)).toMatch(/unknown|could not be resolved/);
  });

  test('of files that hold what is asked for', () => {
    const sources = {
      'b.ts': "export * from './c'; export class Book {}",
      'c.ts': "export * from './b'; export class Author {}",
    };
    expect(imported("import { Author as it } from './b';", sources)).toBe('class Author');
    expect(imported("import { Book as it } from './c';", sources)).toBe('class Book');
  });
});

describe('what leads nowhere', () => {
  test('is missing in the project, and a package otherwise', () => {
    expect(imported("import { it } from './gone';", {})).toBe("an import that could not be resolved ('./gone')");
    expect(imported("import { it } from './b';", { 'b.ts': '' })).toBe("an import that could not be resolved ('./b')");
    expect(imported("import { it } from 'lodash';", {})).toBe("package 'lodash'");
    expect(imported("import * as it from 'lodash';", {})).toBe("package 'lodash'");
    expect(imported("import { it } from 'node:fs';", {})).toBe("package 'node:fs'");
  });
});

describe('the profile’s tables', () => {
  test('name the classes of packages that are not installed', () => {
    expect(imported("import { Model as it } from 'orm';", {})).toBe('class model');
    expect(imported("import * as models from 'orm'; const it = models.Model;", {})).toBe('class model');
    expect(imported("import { models } from 'orm'; const it = models.Model;", {})).toBe('class model');
    expect(imported("import orm from 'orm'; const it = orm.Model;", {})).toBe('class model');
    expect(imported("import { transaction as it } from 'orm';", {})).toBe('transaction');
    expect(imported("const { Model: it } = require('orm');", {})).toBe('class model');
  });

  test('say nothing about other ORMs, the platform and inherited names', () => {
    for (const other of ['sequelize', 'sequelize/lib', 'node:fs', 'typeorm']) {
      expect(imported(`import { Model as it } from '${other}';`, {})).toBe(`package '${other}'`);
    }
    for (const name of ['constructor', '__proto__', 'toString']) {
      expect(imported(`import { ${name} as it } from 'orm';`, {})).toBe("package 'orm'");
    }
  });

  test('nor about a package that can be read', () => {
    const packages = { orm: 'export class Model {}' };
    expect(imported("import { Model as it } from 'orm';", {}, { packages })).toBe('class Model');
  });

  test('are for some modules only, where they say so', () => {
    const options = { profile: { ...profile, modules: ['orm'] } };
    expect(imported("import { Model as it } from 'orm/models';", {}, options)).toBe('class model');
    expect(imported("import { Model as it } from 'ormolu';", {}, options)).toBe("package 'ormolu'");
  });

  test('may name globals', () => {
    expect(imported('const it = Mongo.Collection;', {}, { profile: meteor })).toBe('class collection');
    expect(imported('const it = Meteor.users;', {}, { profile: meteor })).toBe('collection');
    expect(imported('const Mongo = {}; const it = Mongo.Collection;', {}, { profile: meteor })).toBe('unknown');
    expect(imported('const it = Mongo.Collection;', {})).toBe('unknown');
  });
});

describe('installed packages', () => {
  test('by their code, else by their declarations', () => {
    const types = { orm: 'export declare class Model { save(): void; asave(): Promise<void>; }' };
    expect(
      imported("import { Model as it } from 'orm';", {}, { types, packages: { orm: 'export class Model {}' } }),
    ).toBe('class Model');
    expect(
      imported(
        "import { Model as it } from 'orm';",
        {},
        { types, packages: { orm: 'module.exports = require("./dist/" + mode);' } },
      ),
    ).toBe('class Model');
  });

  test('of their functions nothing is known', () => {
    expect(
      imported("import { make as it } from 'orm';", {}, { packages: { orm: 'export function make() { return 1; }' } }),
    ).toBe("package 'orm'");
  });
});

test('a class that a configuration names counts from whatever package it comes', () => {
  const { collection } = meteor.types;
  const types = { ...meteor.types, ...(collection && { collection: { ...collection, names: ['Collection'] } }) };
  const code = "import { Collection as it } from 'acme-collections';";
  expect(imported(code, {}, { profile: { ...meteor, types, ownNames: ['Collection'] } })).toBe('class collection');
  expect(imported(code, {}, { profile: { ...meteor, types } })).not.toBe('class collection');
});
