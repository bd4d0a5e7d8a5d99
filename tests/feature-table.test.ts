/** What was proposed for Django, row by row, as the command line does it; the runtime's half is in `runtime/feature-table.test.ts`. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { analyse } from '../src/run.ts';
import { runMain, type Outcome } from './cli/run-main.ts';
import { put, temporaryFolder } from './git/temp.ts';

const MODELS = `import { Model } from 'orm';

export class Book extends Model {
  save() {
    this.lastUpdated = new Date();
    super.save();
  }
}
`;

const ONLY_ASYNC = `import { Model } from 'orm';

export class Song extends Model {
  async asave() {
    this.lastUpdated = new Date();
    await super.asave();
  }
}
`;

const VIEWS = `import { Book } from './models.js';

export async function createBook(request) {
  const book = new Book(request.body);
  await book.asave();
  return book;
}
`;

const REACHES_ORM_LATER = `import { Model } from 'orm';

export class Visit extends Model {
  save() {
    setTimeout(() => super.save(), 10);
  }
}
`;

function run(folder: string, ...argv: readonly string[]): Promise<Outcome> {
  return runMain(folder, argv, { analyse });
}

function read(folder: string, file: string): string {
  return readFileSync(join(folder, file), 'utf8');
}

describe('`new_connection` context manager: async ORM calls only inside one', () => {
  it('`wrap-new-connection` opens one in each view', async () => {
    const folder = temporaryFolder({ 'models.js': MODELS, 'views.js': VIEWS });
    expect((await run(folder, '.', '--only', 'wrap-new-connection')).code).toBe(0);
    expect(read(folder, 'views.js')).toContain('return newConnection(async () => {\n    const book');
    expect(read(folder, 'models.js')).toBe(MODELS);
  });
});

describe('system check: a class overrides `save` without `asave` (or only `asave`)', () => {
  it('`--check` fails until each override has its counterpart', async () => {
    const folder = temporaryFolder({ 'models.js': MODELS });
    const before = await run(folder, '.', '--check');
    expect([before.code, before.stderr]).toEqual([1, expect.stringContaining('1 found: 1 mirrored')]);
    expect((await run(folder, '.', '--silent')).code).toBe(0);
    expect((await run(folder, '.', '--check')).code).toBe(0);
  });

  it('`--check` fails where only `asave` is overridden, which no tool can translate', async () => {
    const folder = temporaryFolder({ 'song.js': ONLY_ASYNC });
    const { code, stderr } = await run(folder, '.', '--check');
    expect([code, stderr]).toEqual([1, expect.stringContaining('async-only-override')]);
    put(folder, { 'song.js': ONLY_ASYNC.replace('  async asave', '  save() {}\n\n  async asave') });
    expect((await run(folder, '.', '--check')).code).toBe(0);
  });
});

describe('fallback helper: `asave = fallback_to_sync_variant`', () => {
  it('`insert-sync-fallbacks` registers one where a faithful translation cannot be made', async () => {
    const folder = temporaryFolder({ 'visit.js': REACHES_ORM_LATER });
    expect((await run(folder, '.')).code).toBe(0);
    expect(read(folder, 'visit.js')).toContain(`
  static {
    // orm-migrate: nested-callback - save() reaches the ORM inside a setTimeout() callback
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
`);
  });
});

describe('release notes that tell people to override both', () => {
  it('the report in Markdown names the pairs', async () => {
    const folder = temporaryFolder({ 'models.js': MODELS });
    const { stdout } = await run(folder, '.', '--dry', '--reporter', 'markdown');
    expect(stdout).toContain('a subclass that overrides one side of these pairs has to override the other as well');
    expect(stdout).toContain('- `save()` and `asave()`');
  });
});
