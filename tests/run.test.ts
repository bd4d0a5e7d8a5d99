import { readdirSync, readFileSync, statSync, symlinkSync, utimesSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Options } from '../src/model/options.ts';
import { profile } from '../src/profiles/default.ts';
import type { Analysis } from '../src/model/analysis.ts';
import { analyse } from '../src/run.ts';
import { type Files, temporaryFolder } from './git/temp.ts';
import { optionsFor } from './steps/options.ts';

const MODEL = 'export class Model {\n  save() {}\n  async asave() {}\n}\n';
const BOOK =
  "import { Model } from './model.js';\n\nexport class Book extends Model {\n  save() {\n    super.save();\n  }\n}\n";
const PROJECT: Files = {
  'package.json': '{}',
  'src/model.js': MODEL,
  'src/book.js': BOOK,
  'src/essay.js':
    "import { Book } from './book.js';\nimport { record } from '../lib/audit.js';\n\nexport class Essay extends Book {\n  save() {\n    record(this);\n  }\n}\n",
  'lib/audit.js':
    "import { Model } from '../src/model.js';\n\n/** @param {Model} model */\nexport function record(model) {\n  model.save();\n}\n",
};

function run(folder: string, some: Partial<Options> = {}, paths: readonly string[] = ['.']): Promise<Analysis> {
  const transforms: Options['transforms'] = ['add-async-variants', 'insert-sync-fallbacks', 'wrap-new-connection'];
  return analyse(optionsFor(folder, { profile, transforms, paths: paths.map((path) => join(folder, path)), ...some }));
}

/** What became of each file: `src/book.js changed`. */
function states(folder: string, { files }: Analysis): readonly string[] {
  return files.map(({ path, before, after, error }) => {
    const state = error !== null ? 'failed' : before === after ? 'unchanged' : 'changed';
    return `${relative(folder, path)} ${state}`;
  });
}

function outcomes({ files }: Analysis): readonly string[] {
  return files.flatMap((file) => file.changes.map(({ symbol, outcome, blocker }) => `${symbol} ${blocker ?? outcome}`));
}

/** All files with their content, size and times. */
function snapshot(folder: string): unknown {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((path) => [path, readFileSync(path, 'utf8'), statSync(path).mtimeMs, statSync(path).ino]);
}

describe('analyse', () => {
  test('changes what has to be, and says what', async () => {
    const folder = temporaryFolder(PROJECT);
    const analysis = await run(folder);
    expect(states(folder, analysis)).toEqual([
      'lib/audit.js changed',
      'src/book.js changed',
      'src/essay.js changed',
      'src/model.js unchanged',
    ]);
    expect(outcomes(analysis)).toEqual(['record mirror', 'Book.save mirror', 'Essay.save mirror']);
  });

  test.each(['apply', 'dry', 'check'] as const)('never writes (%s)', async (mode) => {
    const folder = temporaryFolder(PROJECT);
    utimesSync(join(folder, 'src/book.js'), 1, 1);
    const before = snapshot(folder);
    await run(folder, { mode });
    expect(snapshot(folder)).toEqual(before);
  });

  test('is the same each time, and in whatever order paths are given', async () => {
    const folder = temporaryFolder(PROJECT);
    const first = await run(folder, {}, ['src', 'lib']);
    expect(await run(folder, {}, ['src', 'lib'])).toEqual(first);
    expect(await run(folder, {}, ['lib', 'src'])).toEqual(first);
    expect(await run(folder, {}, ['src/model.js', 'lib/audit.js', 'src/essay.js', 'src/book.js'])).toEqual(first);
    expect(await run(folder, {}, ['.', 'src', 'src/book.js'])).toEqual(first);
  });

  test('tells how far it is', async () => {
    const folder = temporaryFolder(PROJECT);
    const seen: string[] = [];
    await analyse(optionsFor(folder, { profile }), (done, total) => seen.push(`${done}/${total}`));
    expect(seen).toEqual(['1/4', '2/4', '3/4', '4/4']);
  });

  test('of nothing finds nothing', async () => {
    const folder = temporaryFolder({ 'package.json': '{}', 'README.md': '' });
    expect(await run(folder)).toEqual({ files: [], findings: [] });
    expect(await run(folder, {}, ['gone'])).toEqual({ files: [], findings: [] });
  });
});

describe('a file that cannot be read', () => {
  test('does not stop the others', async () => {
    const folder = temporaryFolder({
      ...PROJECT,
      'src/broken.js': 'export class {\n',
      'src/zed.js': BOOK.replace('Book', 'Zed'),
    });
    const analysis = await run(folder);
    expect(states(folder, analysis)).toContain('src/broken.js failed');
    expect(outcomes(analysis)).toEqual(['record mirror', 'Book.save mirror', 'Essay.save mirror', 'Zed.save mirror']);
    const broken = analysis.files.find(({ path }) => path.endsWith('broken.js'));
    expect(broken).toMatchObject({ before: 'export class {\n', after: 'export class {\n', changes: [] });
    expect(broken?.error).toBe('src/broken.js:1:14 A class name is required.');
  });

  test('is nothing to rely on', async () => {
    const folder = temporaryFolder({
      'package.json': '{}',
      'src/model.js': MODEL,
      'src/helper.js': 'export function help( {\n',
      'src/book.js': BOOK.replace('super.save()', 'help(this)').replace(
        '\n\n',
        "\nimport { help } from './helper.js';\n\n",
      ),
    });
    expect(outcomes(await run(folder))).toEqual(['Book.save unresolved-receiver']);
  });

  test('may be of another encoding, or too deep', async () => {
    const folder = temporaryFolder({
      ...PROJECT,
      'src/latin.js': new Uint8Array([0x2f, 0x2f, 0xe9, 0x0a]),
      'src/deep.js': `x = ${'[\n'.repeat(20_000)}${']\n'.repeat(20_000)};`,
    });
    const analysis = await run(folder);
    expect(states(folder, analysis)).toContain('src/deep.js failed');
    expect(states(folder, analysis).join()).not.toContain('latin');
    expect(analysis.files.find(({ path }) => path.endsWith('deep.js'))?.error).not.toContain('\n');
    expect(outcomes(analysis)).toContain('Book.save mirror');
  });
});

describe('files outside of the given paths', () => {
  test('are read, but not changed', async () => {
    const folder = temporaryFolder(PROJECT);
    const analysis = await run(folder, {}, ['src/essay.js']);
    expect(states(folder, analysis)).toEqual(['src/essay.js changed']);
    expect(outcomes(analysis)).toEqual(['Essay.save outside-paths']);
    expect(analysis.files[0]?.after).toContain('// orm-migrate: outside-paths - ');
  });

  test('count as bases and as overrides', async () => {
    const folder = temporaryFolder({
      ...PROJECT,
      'src/essay.js':
        "import { Book } from './book.js';\n\nexport class Essay extends Book {\n  title() {\n    return super.save();\n  }\n}\n",
      'src/book.js': BOOK.replace('super.save();', 'this.title();').replace('\n}\n', '\n\n  title() {}\n}\n'),
    });
    expect(outcomes(await run(folder))).toEqual(['Book.save mirror', 'Book.title mirror', 'Essay.title mirror']);
    expect(outcomes(await run(folder, {}, ['src/book.js']))).toEqual(['Book.save outside-paths']);
  });

  test('are not those of another package', async () => {
    const folder = temporaryFolder({
      'one/package.json': '{}',
      'one/book.js': BOOK,
      'two/package.json': '{}',
      'two/broken.js': '(',
    });
    const analysis = await run(folder, {}, ['one']);
    expect(states(folder, analysis)).toEqual(['one/book.js unchanged']);
    expect(analysis.findings.map(({ code }) => code)).toEqual(['unknown-base']);
  });

  test('that are excluded are read all the same', async () => {
    const folder = temporaryFolder(PROJECT);
    const analysis = await run(folder, { ignore: [`${folder}/lib/**`] });
    expect(outcomes(analysis)).toEqual(['Book.save mirror', 'Essay.save outside-paths']);
  });
});

describe('links', () => {
  test('in a circle do no harm', async () => {
    const folder = temporaryFolder(PROJECT);
    symlinkSync('.', join(folder, 'src/here'));
    symlinkSync('../..', join(folder, 'src/up'));
    symlinkSync('self', join(folder, 'src/self'));
    symlinkSync('two.js', join(folder, 'src/one.js'));
    symlinkSync('one.js', join(folder, 'src/two.js'));
    const analysis = await run(folder);
    expect(states(folder, analysis)).toEqual([
      'lib/audit.js changed',
      'src/book.js changed',
      'src/essay.js changed',
      'src/model.js unchanged',
    ]);
    expect(await run(folder, {}, ['src/here/here', 'src/up/lib', '.'])).toEqual(analysis);
  });

  test('imports through them find the one file', async () => {
    const folder = temporaryFolder({ ...PROJECT, 'src/essay.js': '' });
    symlinkSync('src', join(folder, 'link'));
    const linked = temporaryFolder();
    symlinkSync(folder, join(linked, 'project'));
    const analysis = await run(join(linked, 'project'), {}, ['link/book.js']);
    expect(analysis.files.map(({ path }) => path)).toEqual([join(folder, 'src/book.js')]);
    expect(outcomes(analysis)).toEqual(['Book.save mirror']);
  });
});

test('a dependency is read for its classes, whatever state it is in', async () => {
  const folder = temporaryFolder({
    'package.json': '{}',
    'node_modules/orm/package.json': '{ "main": "index.js" }',
    'node_modules/orm/index.js': MODEL,
    'node_modules/broken/package.json': '{ "main": "index.js" }',
    'node_modules/broken/index.js': 'export class {',
    'src/a.js': BOOK.replace('./model.js', 'orm'),
    'src/b.js': BOOK.replace('./model.js', 'broken').replace('Book', 'Other'),
  });
  const analysis = await run(folder);
  expect(states(folder, analysis)).toEqual(['src/a.js changed', 'src/b.js changed']);
  const [sure, assumed] = analysis.files.map((file) => file.changes[0]?.assumptions);
  expect(sure).toEqual([]);
  expect(assumed).toContain("`Model from 'broken'` bears save/asave");
});

test('a run on part of the project says how many of its fallbacks would be mirrors with more of it', async () => {
  const folder = temporaryFolder({ ...PROJECT, 'bin/other.js': 'export const other = 1;\n' });
  const part = await run(folder, {}, ['src/essay.js']);
  expect(outcomes(part)).toEqual(['Essay.save outside-paths']);
  expect(part.wider).toEqual({ path: '.', mirrors: 1 });
  expect((await run(folder)).wider).toBeNull();
  expect((await run(folder, {}, ['src/model.js'])).wider).toBeNull();
});
