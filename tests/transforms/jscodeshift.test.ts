import type { Transform as JscodeshiftTransform } from 'jscodeshift';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { migrate } from '../../src/index.ts';
import { type Transform, TRANSFORMS } from '../../src/model/result.ts';
import addAsyncVariants from '../../transforms/add-async-variants.ts';
import insertSyncFallbacks from '../../transforms/insert-sync-fallbacks.ts';
import wrapNewConnection from '../../transforms/wrap-new-connection.ts';
import { put, temporaryFolder } from '../git/temp.ts';
import { readFiles } from '../harness/fixtures.ts';
import { type Build, build, jscodeshift } from './build.ts';

/** They are what jscodeshift takes for a transform. */
[addAsyncVariants, insertSyncFallbacks, wrapNewConnection] satisfies readonly JscodeshiftTransform[];

const PROJECT = {
  'package.json': '{}',
  'src/base.ts': `import { Model } from 'orm';

export class Timestamped extends Model {
  declare updated: number;

  save(): void {
    this.updated = Date.now();
    super.save();
  }
}
`,
  'src/book.ts': `import { Timestamped } from './base';

export class Book extends Timestamped {
  save(): void {
    setTimeout(() => super.save(), 0);
  }
  delete(): void {
    this.save();
    super.delete();
  }
}
`,
  // Text that a printer of syntax trees would change: a byte order mark, CRLF, tabs.
  'src/models/tag.js':
    `\uFEFFimport { Timestamped } from '../base.js'\r\n\r\n` +
    `export class Tag extends Timestamped {\r\n\tsave( ) { super.save( ) }\r\n}\r\n`,
  'src/views.js': `import { Book } from './book.js';

export async function create(request) {
  const book = new Book(request.body);
  await book.asave();
  return book;
}
`,
  'src/other.js': 'export const unrelated = 1;\n',
};

let built: Build;

beforeAll(() => {
  built = build();
}, 60_000);

afterAll(() => {
  built.remove();
});

function transformFile(transform: Transform): string {
  return join(built.dist, 'transforms', `${transform}.js`);
}

/** The text of every file as `orm-migrate --only <transform>` would write it. */
async function expected(cwd: string, transform: Transform): Promise<Record<string, string>> {
  const { outputs } = await migrate({ cwd, only: [transform] });
  const changed = outputs.map(({ path, after }) => [path.slice(cwd.length + 1), after] as const);
  return { ...PROJECT, ...Object.fromEntries(changed) };
}

describe('jscodeshift', { timeout: 60_000 }, () => {
  test.each(TRANSFORMS)('%s: a folder gets the text of the command line', async (transform) => {
    const cwd = temporaryFolder(PROJECT);
    const text = await expected(cwd, transform);
    const printed = jscodeshift(cwd, ['-t', transformFile(transform), 'src']);
    expect(printed).toContain('0 errors');
    expect(Object.fromEntries(readFiles(cwd))).toEqual(text);
    const again = jscodeshift(cwd, ['-t', transformFile(transform), '--run-in-band', 'src']);
    expect(again).toMatch(/0 errors[^]*\b0 ok/);
  });

  test('absolute paths, a dry run, and without Babel', () => {
    const cwd = temporaryFolder(PROJECT);
    const args = ['-t', transformFile('add-async-variants'), '--dry', '--no-babel', join(cwd, 'src/base.ts')];
    const printed = jscodeshift(cwd, args);
    expect(printed).toMatch(/0 errors[^]*\b1 ok/);
    expect(Object.fromEntries(readFiles(cwd))).toEqual(PROJECT);
  });

  test('flags of the command line reach the migration', () => {
    const cwd = temporaryFolder(PROJECT);
    const args = ['-t', transformFile('insert-sync-fallbacks'), '--dry', '--print', '--runtime=our-orm', 'src'];
    expect(jscodeshift(cwd, args)).toContain("from 'our-orm'");
  });

  test('a file that cannot be read is an error, and the others are done', () => {
    const cwd = temporaryFolder({ ...PROJECT, 'src/broken.js': 'class {' });
    const printed = jscodeshift(cwd, ['-t', transformFile('add-async-variants'), 'src']);
    expect(printed).toContain('src/broken.js:1:');
    expect(printed).toMatch(/1 errors[^]*\b3 ok/);
  });
});
