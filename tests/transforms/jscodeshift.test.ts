import type { Transform as JscodeshiftTransform } from 'jscodeshift';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { migrate } from '../../src/index.ts';
import { type Transform, TRANSFORMS } from '../../src/model/result.ts';
import addAsyncVariants from '../../transforms/add-async-variants.ts';
import insertSyncFallbacks from '../../transforms/insert-sync-fallbacks.ts';
import wrapNewConnection from '../../transforms/wrap-new-connection.ts';
import { temporaryFolder } from '../git/temp.ts';
import { readFiles } from '../harness/fixtures.ts';
import { jscodeshift, useBuild } from './build.ts';

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
  // Its mirror needs variants in two other files.
  'src/order.js': `import { Timestamped } from './base.js';
import { record } from './audit.js';
import { count } from './stock.js';

export class Order extends Timestamped {
  save() {
    record(this);
    count(this);
    super.save();
  }
}
`,
  'src/audit.js': `import { Timestamped } from './base.js';

class Entry extends Timestamped {}

export function record(order) {
  new Entry(order).save();
}
`,
  'src/stock.js': `import { Timestamped } from './base.js';

class Item extends Timestamped {}

export function count(order) {
  new Item(order).save();
}
`,
  'src/other.js': 'export const unrelated = 1;\n',
};

const built = useBuild();

/** The text of every file as `orm-migrate --only <transform>` would write it. */
async function expected(cwd: string, transform: Transform): Promise<Record<string, string>> {
  const { outputs } = await migrate({ cwd, only: [transform] });
  const changed = outputs.map(({ path, after }) => [path.slice(cwd.length + 1), after] as const);
  return { ...PROJECT, ...Object.fromEntries(changed) };
}

describe('jscodeshift', () => {
  test.each(TRANSFORMS)('%s: a folder gets the text of the command line', async (transform) => {
    const cwd = temporaryFolder(PROJECT);
    const text = await expected(cwd, transform);
    const printed = jscodeshift(built(), cwd, transform, ['src']);
    expect(printed).toContain('0 errors');
    expect(Object.fromEntries(readFiles(cwd))).toEqual(text);
    const again = jscodeshift(built(), cwd, transform, ['--run-in-band', 'src']);
    expect(again).toMatch(/0 errors[^]*\b0 ok/);
  });

  test('processes that write do not disturb those that still read', async () => {
    const cwd = temporaryFolder(PROJECT);
    const text = await expected(cwd, 'add-async-variants');
    const printed = jscodeshift(built(), cwd, 'add-async-variants', ['src'], 9);
    expect(printed).toContain('Spawning 8 workers');
    expect(Object.fromEntries(readFiles(cwd))).toEqual(text);
    expect(text['src/audit.js']).toContain('arecord');
  });

  test('absolute paths, a dry run, and without Babel', () => {
    const cwd = temporaryFolder(PROJECT);
    const args = ['--dry', '--no-babel', join(cwd, 'src/base.ts')];
    const printed = jscodeshift(built(), cwd, 'add-async-variants', args);
    expect(printed).toMatch(/0 errors[^]*\b1 ok/);
    expect(Object.fromEntries(readFiles(cwd))).toEqual(PROJECT);
  });

  test('flags of the command line reach the migration', () => {
    const cwd = temporaryFolder(PROJECT);
    const args = ['--dry', '--print', '--runtime=our-orm', 'src'];
    expect(jscodeshift(built(), cwd, 'insert-sync-fallbacks', args)).toContain("from 'our-orm'");
  });

  test('a file that cannot be read is an error, and the others are done', () => {
    const cwd = temporaryFolder({ ...PROJECT, 'src/broken.js': 'class {' });
    const printed = jscodeshift(built(), cwd, 'add-async-variants', ['src']);
    expect(printed).toContain('src/broken.js:1:');
    // Of book.ts nothing is mirrored: delete() calls save(), which without fallbacks has no async variant.
    expect(printed).toMatch(/1 errors[^]*\b5 ok/);
  });
});
