import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

import { git, commit, temporaryFolder, temporaryRepository } from '../git/temp.ts';
import { expectDone, failures, GOOD, IMPORT, isDone, outcomes, override, project, run } from './run.ts';

const NAMES = [
  ...['new\nline.js', `quo'te".js`, 'sp ace.js', '-dash.js', '--dry.js', '$HOME.js', '%s%d.js', '#hash.js', '?q.js'],
  ...['*.js', '[id].js', '{a,b}.js', '!neg.js', '`tick`.js', '\\back.js', ';semi.js', '<tag>.js', '.hidden.js'],
  ...[`${'x'.repeat(240)}.js`, '\u202Egnp.js', 'tab\t.js', 'cr\r.js', '\u2028.js', '\u00fc.js', 'u\u0308.js'],
  ...['case.js', 'Case.js', '\u001B[31m.js', ' .js', '...js'],
];
const FILES = Object.fromEntries(NAMES.map((name) => [name, GOOD]));

describe('names of files', () => {
  test('whatever they are, each file is migrated, and no raw control character is printed', async () => {
    const folder = project(FILES);
    const { code, stdout, stderr } = await run(folder);
    expect([code, stdout]).toEqual([0, '']);
    expect(stderr).toContain(`files      ${readdirSync(folder).length - 1} changed, 0 unchanged\n`);
    expect(stderr).not.toMatch(/[^\P{Cc}\n\t]|\u202E/u);
    expect(NAMES.every((name) => isDone(folder, name))).toBe(true);
    await expectDone(folder);
  });

  test('git applies the patch to all of them', async () => {
    const folder = temporaryRepository(FILES);
    const { stdout } = await run(folder, ['--dry', '--silent']);
    git(folder, ['apply', '--whitespace=nowarn'], stdout);
    expect(NAMES.filter((name) => !isDone(folder, name))).toEqual([]);
    commit(folder);
    expect((await run(folder, ['--check', '--silent'])).code).toBe(0);
  });

  test('errors about them are one line each, and safe to show', async () => {
    const folder = project(Object.fromEntries(NAMES.map((name) => [name, ')'])));
    const { code, stderr } = await failures(folder);
    expect(code).toBe(1);
    expect(stderr.trimEnd().split('\n')).toHaveLength(NAMES.length);
    expect(stderr).toContain(String.raw`new\nline.js:1:1 Unexpected token`);
    expect(stderr).not.toMatch(/[^\P{Cc}\n\t]|\u202E/u);
    await expectDone(folder);
  });

  test('each can be named on the command line', async () => {
    const folder = project(FILES);
    const { code, stderr } = await failures(folder, '--', ...NAMES);
    expect([code, stderr]).toEqual([0, '']);
    expect(NAMES.every((name) => isDone(folder, name))).toBe(true);
    expect(isDone(folder)).toBe(false);
  });

  test('the next command can be pasted into a shell where it has no control characters', async () => {
    const names = NAMES.filter((name) => !/[\p{Cc}\u202E\u2028]/u.test(name) && !name.startsWith('-'));
    const folder = project(FILES);
    const { stderr } = await run(folder, ['--dry', ...names]);
    const command = /npx orm-migrate (.*) {2}writes/.exec(stderr)?.[1] ?? '';
    const words = execFileSync('sh', ['-c', `printf '%s\\0' ${command}`], { cwd: folder, encoding: 'utf8' });
    expect(words.split('\0').slice(0, -1)).toEqual(names);
  });
});

describe('names that are not UTF-8', () => {
  const ANY = Buffer.of(0xff);

  function inFolder(folder: string, name: string): Buffer {
    const [before = '', after = ''] = name.split('?');
    return Buffer.concat([Buffer.from(`${folder}/${before}`), ANY, Buffer.from(after)]);
  }

  test.each(['outside git', 'in a repository'])('%s: one failure each, and the others are done', async (where) => {
    const folder = project({});
    writeFileSync(inFolder(folder, 'b?.js'), GOOD);
    mkdirSync(inFolder(folder, 'd?'));
    writeFileSync(inFolder(folder, 'd?/x.js'), GOOD);
    if (where !== 'outside git') git(folder, ['init', '--quiet']);
    if (where !== 'outside git') commit(folder);
    const stderr = [String.raw`b\xff.js`, String.raw`d\xff`].map(
      (name) => `${name}: the name is not UTF-8; rename it\n`,
    );
    expect(await run(folder, ['--silent'])).toEqual({ code: 1, stdout: '', stderr: stderr.join('') });
    expect(isDone(folder)).toBe(true);
    expect(await run(folder, ['--check', '--silent'])).toMatchObject({ code: 1, stderr: stderr.join('') });
    expect(readFileSync(inFolder(folder, 'b?.js'), 'utf8')).toBe(GOOD);
  });

  test('the working directory: one line', async () => {
    const folder = temporaryFolder();
    mkdirSync(inFolder(folder, 'd?'));
    const { code, stderr } = await run(join(folder, 'd\uFFFD'), []);
    expect([code, stderr]).toEqual([
      2,
      `orm-migrate: cannot work in the current folder ${folder}/d\uFFFD: its name is not UTF-8; rename it\n`,
    ]);
  });
});

const INHERITED = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf', '__defineGetter__'];

describe('names that every object has', () => {
  test('of classes', async () => {
    const folder = project({
      'a.js': IMPORT + INHERITED.map((name) => override(name)).join(''),
      'b.js': `import { ${INHERITED.join(', ')} } from './a.js';\n${INHERITED.map((name, i) => override(`X${i}`, name)).join('')}`,
    });
    expect(await outcomes(folder)).toEqual([
      ...INHERITED.map((name) => `${name}.save mirror`),
      ...INHERITED.map((_, i) => `X${i}.save mirror`),
      'Good.save mirror',
    ]);
    await failures(folder);
    await expectDone(folder);
  });

  test('of functions, exported, imported, renamed and in a namespace', async () => {
    const renamed = INHERITED.map((name, i) => `${name} as f${i}`).join(', ');
    const calls = INHERITED.map((name, i) => `f${i}(this); all.${name}(this);`).join(' ');
    const folder = project({
      'a.js': `${IMPORT}/** @typedef {import('orm').Model} Model */\n${INHERITED.map((name) => `/** @param {Model} x */\nexport function ${name}(x) { x.save(); }\n`).join('')}`,
      'b.js': `${IMPORT}import { ${renamed} } from './a.js';\nimport * as all from './a.js';\n${override('B', 'Model', `${calls} super.save();`)}`,
    });
    expect(await outcomes(folder)).toEqual([
      ...INHERITED.map((name) => `${name} mirror`),
      'B.save mirror',
      'Good.save mirror',
    ]);
    await failures(folder);
    await expectDone(folder);
  });

  test('of what a module does not export', async () => {
    const calls = INHERITED.map((name, i) => `f${i}(this); all.${name}(this);`).join(' ');
    const folder = project({
      'a.js': 'export const x = 1;\n',
      'b.js': `${IMPORT}import { ${INHERITED.map((name, i) => `${name} as f${i}`).join(', ')} } from './a.js';\nimport * as all from './a.js';\n${override('B', 'Model', `${calls} super.save();`)}${override('C', 'all.constructor')}`,
    });
    expect(await outcomes(folder)).toEqual(['B.save unresolved-receiver', 'Good.save mirror']);
    const { stderr } = await run(folder, ['--dry']);
    expect(stderr).toContain('b.js:9 warning unknown-base');
  });

  test('of methods, which may also run unseen', async () => {
    const methods = INHERITED.filter((name) => name !== 'constructor');
    const folder = project({
      'a.js': `${IMPORT}export class A extends Model {\n${methods.map((name) => `  ${name}() { super.save(); }\n  static ${name}(x) { return x; }\n`).join('')}  save() { ${methods.map((name) => `this.${name}();`).join(' ')} super.save(); }\n}\n`,
    });
    const found = await outcomes(folder);
    expect(found.at(-1)).toBe('Good.save mirror');
    expect(found).toContain('A.save mirror');
    await failures(folder);
    await expectDone(folder);
  });

  test('of members of objects', async () => {
    const folder = project({
      'a.js': `${IMPORT}const o = { __proto__: Model.prototype, constructor(x) { x.save(); }, toString() {}, ['__proto__']: 1 };
${override('A', 'Model', `${INHERITED.map((name) => `o.${name}(this);`).join(' ')} o.__proto__.save.call(this); super.save();`)}const { __proto__, constructor, toString: { valueOf } } = o;\n`,
    });
    expect((await outcomes(folder))[0]).toMatch(/^A\.save (?!mirror)/);
  });

  test('of files, folders and packages', async () => {
    const folder = project({
      ...Object.fromEntries(
        INHERITED.flatMap((name) => [
          [`${name}.js`, IMPORT + override('A')],
          [`${name}/index.js`, IMPORT + override('B')],
        ]),
      ),
      'z.js': INHERITED.map(
        (name, i) =>
          `import { A as A${i} } from './${name}.js';\nimport { Model as M${i} } from '${name}';\n${override(`Y${i}`, `A${i}`)}${override(`Z${i}`, `M${i}`)}`,
      ).join(''),
    });
    expect(new Set(await outcomes(folder))).toEqual(
      new Set([
        'A.save mirror',
        'B.save mirror',
        'Good.save mirror',
        ...INHERITED.flatMap((_, i) => [`Y${i}.save mirror`, `Z${i}.save mirror`]),
      ]),
    );
    await failures(folder);
    await expectDone(folder);
  });

  test('of types, in TypeScript and JSDoc', async () => {
    const folder = project({
      'a.ts': `${IMPORT}type __proto__ = Model;
interface constructor extends Model {}
function f(x: __proto__, y: constructor, z: hasOwnProperty): void { x.save(); y.save(); z.save(); }
export class A extends Model { save(): void { f(this, this, this); super.save(); } }
`,
      'b.js': `${IMPORT}/** @param {__proto__} x @param {valueOf} y */
function f(x, y) { x.save(); y.save(); }
${override('B', 'Model', 'f(this, this); super.save();')}`,
    });
    expect(await outcomes(folder)).toEqual([
      'A.save unresolved-receiver',
      'B.save unresolved-receiver',
      'Good.save mirror',
    ]);
  });

  test.each(['--profile', '--reporter', '--only', '--async-base'])('of values of %s', async (flag) => {
    const folder = project({});
    for (const name of INHERITED) {
      const { code, stderr } = await run(folder, ['--dry', flag, name]);
      expect([code, stderr.split('\n').length]).toEqual([2, 2]);
      expect(stderr).toContain(`unknown ${flag === '--profile' ? 'profile' : 'value'} '${name}'`);
    }
  });

  test.each(INHERITED)('of flags: --%s', async (name) => {
    const { code, stderr } = await run(project({}), [`--${name}=x`, `--${name}.y=z`]);
    expect([code, stderr]).toEqual([2, `orm-migrate: unknown option '--${name}'; orm-migrate --help lists them\n`]);
    expect(Object.keys(Object.prototype)).toEqual([]);
  });
});

test('a name that only differs in case is another name', async () => {
  const folder = project({
    'a/Book.js': `${IMPORT}${override('Book')}`,
    'a/book.js': 'export class Book { save() {} }\n',
    'b.js': `import { Book } from './a/book.js';\n${override('B', 'Book')}`,
    'c.js': `import { Book } from './a/Book.js';\n${override('C', 'Book')}`,
  });
  expect(await outcomes(folder)).toEqual(['Book.save mirror', 'C.save mirror', 'Good.save mirror']);
  expect(isDone(join(folder, 'a'), 'Book.js')).toBe(false);
});
