import { describe, expect, test } from 'vitest';

import { migrate } from '../../src/index.ts';
import { type Files, put, temporaryFolder } from '../git/temp.ts';

const TAG = "import { Model } from 'orm';\n\nclass Tag extends Model {}\n\n";
const TOUCH = `${TAG}export function touch(x) {\n  Tag.objects.create({ x });\n}\n`;
const RECORD = `const { Model } = require('orm');\n\nclass Tag extends Model {}\n\nfunction record(x) {\n  Tag.objects.create({ x });\n}\n\nmodule.exports = { Tag, record };\n`;

function book(imports: string, call: string): string {
  return `import { Model } from 'orm';\n${imports}\nexport class Book extends Model {\n  save() {\n    ${call};\n    super.save();\n  }\n}\n`;
}

async function run(files: Files) {
  const cwd = temporaryFolder({ 'package.json': '{}' });
  put(cwd, files);
  const { result, outputs } = await migrate({ cwd, paths: ['.'], config: false });
  expect(result.files.flatMap(({ error }) => error ?? [])).toEqual([]);
  const after = Object.fromEntries(outputs.map(({ path, after: text }) => [path.slice(cwd.length + 1), text]));
  return { after, findings: result.findings.map(({ code, path, line, symbol }) => ({ code, path, line, symbol })) };
}

describe('what is left of a migration without one of its files', () => {
  test.each<[string, Record<string, string>, string]>([
    [
      'a function',
      { 'book.js': book("import { touch } from './touch.js';", 'touch(1)'), 'touch.js': TOUCH },
      'touch.js',
    ],
    [
      'a function behind a barrel',
      {
        'book.js': book("import { touch } from './all.js';", 'touch(1)'),
        'all.js': "export * from './touch.js';\n",
        'touch.js': TOUCH,
      },
      'touch.js',
    ],
    [
      'a member of a module',
      { 'book.js': book("import * as tags from './touch.js';", 'tags.touch(1)'), 'touch.js': TOUCH },
      'touch.js',
    ],
    [
      'a function that a list exports',
      {
        'book.cjs': `const { Model } = require('orm');\nconst { record } = require('./record.cjs');\n\nclass Book extends Model {\n  save() {\n    record(1);\n    super.save();\n  }\n}\n`,
        'record.cjs': RECORD,
      },
      'record.cjs',
    ],
    [
      'a function that an assignment exports',
      {
        'book.cjs': `const { Model } = require('orm');\nconst audit = require('./record.cjs');\n\nclass Book extends Model {\n  save() {\n    audit.record(1);\n    super.save();\n  }\n}\n`,
        'record.cjs': `const { Model } = require('orm');\n\nclass Tag extends Model {}\n\nexports.record = function (x) {\n  Tag.objects.create({ x });\n};\n`,
      },
      'record.cjs',
    ],
    [
      'a method of an object',
      {
        'book.js': book("import { tags } from './touch.js';", 'tags.touch(1)'),
        'touch.js': `${TAG}export const tags = {\n  touch(x) {\n    Tag.objects.create({ x });\n  },\n};\n`,
      },
      'touch.js',
    ],
    [
      'a method of a base',
      {
        'book.js': `import { Base } from './base.js';\n\nexport class Book extends Base {\n  save() {\n    this.touch();\n    super.save();\n  }\n}\n`,
        'base.js': `${TAG}export class Base extends Model {\n  touch() {\n    Tag.objects.create({});\n  }\n}\n`,
      },
      'base.js',
    ],
    [
      'what a helper calls in its turn',
      {
        'book.js': book("import { help } from './help.js';", 'help()'),
        'help.js': "import { touch } from './touch.js';\n\nexport function help() {\n  touch(1);\n}\n",
        'touch.js': TOUCH,
      },
      'touch.js',
    ],
  ])('%s gets the variant that mirrors call already', async (_name, before, missing) => {
    const whole = await run(before);
    expect(whole.after[missing]).not.toBe(before[missing]);
    const part = { ...whole.after, [missing]: before[missing] ?? '' };
    expect(await run(part)).toEqual(whole);
    expect((await run(whole.after)).after).toEqual(whole.after);
  });
});

describe('a variant that somebody wrote by hand', () => {
  const hand = (imports: string): string =>
    book(imports, 'touch(1)').replace(
      /\n\}\n$/,
      '\n\n  async asave() {\n    await atouch(1);\n    await super.asave();\n  }\n}\n',
    );

  test.each([
    ['from a function', 'const syncToAsync = (f) => async (x) => f(x);\nexport const atouch = syncToAsync(touch);\n'],
    ['from a pattern', 'const made = make(touch);\nexport const { atouch } = made;\n'],
    ['later', 'export let atouch;\natouch = make(touch);\n'],
    ['under the name of a package', "export * from 'some-package';\n"],
  ])('may be made %s', async (_name, made) => {
    const files = { 'book.js': hand("import { atouch, touch } from './touch.js';"), 'touch.js': TOUCH + made };
    const { after, findings } = await run(files);
    expect(after['touch.js'] ?? files['touch.js']).toBe(files['touch.js']);
    expect(findings).toEqual([]);
  });

  test('may call a global', async () => {
    const files = {
      'book.js': hand("import { touch } from './touch.js';"),
      'touch.js': `${TOUCH}export async function later() {\n  if (typeof atouch === 'function') await atouch(1);\n}\n`,
    };
    expect((await run(files)).after).toEqual(files);
  });
});

const IMPORT = "import { atouch, touch } from './touch.js';\n";
const MIGRATED = book(IMPORT, 'touch(1)').replace(
  /\n\}\n$/,
  '\n\n  async asave() {\n    await atouch(1);\n    await super.asave();\n  }\n}\n',
);
const LATER = `${TAG}export function touch(x) {\n  setTimeout(() => Tag.objects.create({ x }), 0);\n}\n`;

describe('a variant that is not there and cannot be written', () => {
  const missing = { code: 'missing-variant', path: 'book.js', line: 11, symbol: 'atouch' };

  test('is a finding', async () => {
    const { after, findings } = await run({ 'book.js': MIGRATED, 'touch.js': LATER });
    expect(findings).toEqual([missing]);
    expect(after['touch.js']).toBe(LATER);
  });

  test('through a barrel, and from a list in CommonJS, too', async () => {
    const barrel = { 'book.js': MIGRATED.replace('./touch.js', './all.js'), 'all.js': "export * from './touch.js';\n" };
    expect((await run({ ...barrel, 'touch.js': LATER })).findings).toEqual([missing]);
    const listed = LATER.replace("import { Model } from 'orm'", "const { Model } = require('orm')").replace(
      'export ',
      '',
    );
    const required = "const { atouch, touch } = require('./touch.cjs');\n";
    const common = MIGRATED.replace("import { Model } from 'orm'", "const { Model } = require('orm')")
      .replace(IMPORT, required)
      .replace('export ', '');
    const { findings } = await run({
      'book.cjs': common,
      'touch.cjs': `${listed}\nmodule.exports = { Tag, touch };\n`,
    });
    expect(findings).toEqual([{ ...missing, path: 'book.cjs' }]);
  });
});

describe('nothing is missing', () => {
  test.each<[string, Record<string, string>]>([
    [
      'where the variant comes from elsewhere',
      {
        'book.js': MIGRATED.replace(
          IMPORT,
          "import { touch } from './touch.js';\nimport { atouch } from './atouch.js';\n",
        ),
        'touch.js': TOUCH,
        'atouch.js': 'export async function atouch() {}\n',
      },
    ],
    [
      'where a package, which may have it, is passed on',
      {
        'book.js': MIGRATED.replace('./touch.js', './all.js'),
        'all.js': "export * from 'tags';\nexport * from './touch.js';\n",
        'touch.js': LATER,
      },
    ],
    [
      'where two names only look like a pair',
      {
        'book.js': MIGRATED.replaceAll('atouch', 'alive').replace(', touch', '').replace('    touch(1);\n', ''),
        'touch.js': 'export const live = 1;\nexport { alive } from "nowhere";\n',
      },
    ],
  ])('%s', async (_name, files) => {
    const { after, findings } = await run(files);
    expect(findings.filter(({ code }) => code === 'missing-variant')).toEqual([]);
    expect(after).toEqual(files);
  });
});
