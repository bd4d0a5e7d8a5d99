import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { migrateFile } from '../../transforms/shared/door.ts';
import { put, temporaryFolder } from '../git/temp.ts';

const BASE = `import { Model } from 'orm';

export class Base extends Model {
  save() {
    super.save();
  }
}
`;
const BOOK = `import { Base } from './base.js';

export class Book extends Base {
  save() {
    super.save();
  }
}
`;

const shared = mkdtempSync(join(tmpdir(), 'orm-migrate-shared-'));

beforeAll(() => {
  // What processes share lies in the folder for temporary files.
  vi.stubEnv('TMPDIR', shared);
});

afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(shared, { recursive: true, force: true });
});

function project(): string {
  return temporaryFolder({ 'package.json': '{}', 'base.js': BASE, 'book.js': BOOK, 'other.js': 'let a;\n' });
}

async function migrated(folder: string, name: string): Promise<string | undefined> {
  const path = join(folder, name);
  return migrateFile('add-async-variants', { path, source: readFileSync(path, 'utf8') });
}

describe('migrateFile', () => {
  test('gives the new text, or undefined when there is none', async () => {
    const folder = project();
    expect(await migrated(folder, 'book.js')).toContain('async asave()');
    expect(await migrated(folder, 'other.js')).toBeUndefined();
  });

  test('leaves alone what the migration leaves alone', async () => {
    const folder = project();
    put(folder, { 'types.d.ts': 'export declare class A {}\n' });
    expect(await migrated(folder, 'types.d.ts')).toBeUndefined();
  });

  test('analyses the project once, whatever is written meanwhile', async () => {
    const folder = project();
    const base = await migrated(folder, 'base.js');
    put(folder, { 'base.js': 'export class Base {}\n' });
    expect(base).toContain('async asave()');
    expect(await migrated(folder, 'book.js')).toContain('async asave()');
  });

  test('takes a file that it has just migrated for done', async () => {
    const folder = project();
    put(folder, { 'book.js': (await migrated(folder, 'book.js')) ?? '' });
    expect(await migrated(folder, 'book.js')).toBeUndefined();
  });

  test('analyses again when a file has changed', async () => {
    const folder = project();
    expect(await migrated(folder, 'other.js')).toBeUndefined();
    put(folder, { 'other.js': BOOK });
    expect(await migrated(folder, 'other.js')).toContain('async asave()');
  });

  test('refuses a text that is not on the disk', async () => {
    const folder = project();
    const file = { path: join(folder, 'book.js'), source: `${BOOK}\nlet other;\n` };
    await expect(migrateFile('add-async-variants', file)).rejects.toThrow('not the text that is on the disk');
  });

  test('throws what is wrong with a file, and what is wrong with the settings', async () => {
    const folder = project();
    put(folder, { 'broken.js': 'class {\n' });
    await expect(migrated(folder, 'broken.js')).rejects.toThrow('broken.js:1:');
    const file = { path: join(folder, 'book.js'), source: BOOK };
    await expect(migrateFile('add-async-variants', file, { profile: 'none' })).rejects.toThrow(
      "unknown profile 'none'",
    );
  });
});
