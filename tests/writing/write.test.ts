import { chmodSync, lstatSync, mkdirSync, readFileSync, readdirSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

import { stageFiles, type WriteFailure } from '../../src/writing/stage.ts';
import { withTemporaries } from '../../src/writing/temporaries.ts';
import type { WriteRequest } from '../../src/writing/writable.ts';
import { replaceFiles } from '../../src/writing/write.ts';
import { put, temporaryFolder } from '../git/temp.ts';

function request(path: string, before = 'old', after = 'new') {
  return { path, before, after };
}

/** @param meanwhile happens after all new texts were staged */
function writeFiles(
  requests: readonly WriteRequest[],
  paths: readonly string[],
  meanwhile: () => void = () => undefined,
): Promise<readonly WriteFailure[]> {
  return withTemporaries(async (temporaries) => {
    const staging = await stageFiles(requests, paths, temporaries);
    meanwhile();
    return [...staging.failures, ...(await replaceFiles(staging, paths, temporaries))];
  });
}

function read(...parts: readonly string[]): string {
  return readFileSync(join(...parts), 'utf8');
}

test('writes exactly the text, keeps the mode, and leaves nothing else behind', async () => {
  const folder = temporaryFolder({ 'a.js': '\uFEFFold\r\n', 'b.js': 'old' });
  chmodSync(join(folder, 'a.js'), 0o754);
  const requests = [request(join(folder, 'a.js'), '\uFEFFold\r\n', '\uFEFFnew 𝒳\r\n'), request(join(folder, 'b.js'))];
  expect(await writeFiles(requests, [folder])).toEqual([]);
  expect(read(folder, 'a.js')).toBe('\uFEFFnew 𝒳\r\n');
  expect(statSync(join(folder, 'a.js')).mode & 0o7777).toBe(0o754);
  expect(readdirSync(folder)).toEqual(['a.js', 'b.js']);
});

test('a file without a change is not touched', async () => {
  const folder = temporaryFolder({ 'a.js': 'old' });
  const { ino } = statSync(join(folder, 'a.js'));
  expect(await writeFiles([request(join(folder, 'a.js'), 'old', 'old')], [folder])).toEqual([]);
  expect(statSync(join(folder, 'a.js')).ino).toBe(ino);
});

test('one bad file does not stop the others', async () => {
  const folder = temporaryFolder({ 'changed.js': 'edited', 'good.js': 'old', 'readonly.js': 'old', 'folder.js/x': '' });
  chmodSync(join(folder, 'readonly.js'), 0o444);
  const names = ['changed.js', 'folder.js', 'gone.js', 'readonly.js', 'good.js'];
  const failures = await writeFiles(
    names.map((name) => request(join(folder, name))),
    [folder],
  );
  expect(failures).toEqual([
    { path: join(folder, 'changed.js'), message: 'not written: the file changed since it was read' },
    { path: join(folder, 'folder.js'), message: 'not written: it is not a regular file' },
    { path: join(folder, 'gone.js'), message: 'not written: no such file (ENOENT)' },
    { path: join(folder, 'readonly.js'), message: 'not written: the file is read-only' },
  ]);
  expect(read(folder, 'good.js')).toBe('new');
  expect(read(folder, 'changed.js')).toBe('edited');
  expect(read(folder, 'readonly.js')).toBe('old');
  expect(readdirSync(folder).filter((name) => name.includes('tmp'))).toEqual([]);
});

test('a symlink to a file in the given paths stays a symlink', async () => {
  const folder = temporaryFolder({ 'real/a.js': 'old' });
  symlinkSync('real/a.js', join(folder, 'link.js'));
  expect(await writeFiles([request(join(folder, 'link.js'))], [folder])).toEqual([]);
  expect(read(folder, 'real/a.js')).toBe('new');
  expect(lstatSync(join(folder, 'link.js')).isSymbolicLink()).toBe(true);
});

test('nothing outside the given paths is written', async () => {
  const outside = temporaryFolder({ 'a.js': 'old' });
  const folder = temporaryFolder({ 'src2/a.js': 'old' });
  mkdirSync(join(folder, 'src'));
  symlinkSync(join(outside, 'a.js'), join(folder, 'src/link.js'));
  symlinkSync(outside, join(folder, 'src/folder'));
  const paths = ['src/link.js', 'src/folder/a.js', 'src2/a.js'].map((name) => join(folder, name));
  const failures = await writeFiles(
    paths.map((path) => request(path)),
    [join(folder, 'src')],
  );
  expect(failures.map(({ path }) => path)).toEqual(paths);
  expect(failures[0]?.message).toBe(`not written: it is a link to ${join(outside, 'a.js')}, outside the given paths`);
  expect(read(outside, 'a.js')).toBe('old');
  expect(read(folder, 'src2/a.js')).toBe('old');
});

test('a link that was given itself leads to a file that may be written', async () => {
  const folder = temporaryFolder({ 'real/a.js': 'old' });
  symlinkSync('real', join(folder, 'link'));
  expect(await writeFiles([request(join(folder, 'real/a.js'))], [join(folder, 'link')])).toEqual([]);
  expect(read(folder, 'real/a.js')).toBe('new');
});

test.skipIf(process.getuid?.() === 0)('a folder without permission is a failure of its files', async () => {
  const folder = temporaryFolder({ 'a.js': 'old' });
  chmodSync(folder, 0o555);
  const failures = await writeFiles([request(join(folder, 'a.js'))], [folder]);
  chmodSync(folder, 0o755);
  expect(failures).toEqual([{ path: join(folder, 'a.js'), message: 'not written: permission denied (EACCES)' }]);
});

test('an editor that saves between two writes wins', async () => {
  const folder = temporaryFolder({ 'a.js': 'old', 'b.js': 'old' });
  const requests = [request(join(folder, 'a.js')), request(join(folder, 'b.js'))];
  const failures = await writeFiles(requests, [folder], () => put(folder, { 'b.js': 'saved' }));
  expect(failures).toEqual([
    { path: join(folder, 'b.js'), message: 'not written: the file changed since it was read' },
  ]);
  expect([read(folder, 'a.js'), read(folder, 'b.js')]).toEqual(['new', 'saved']);
  expect(readdirSync(folder)).toEqual(['a.js', 'b.js']);
});

/** `a.js` relies on `b.js`, and so on; the last one on the first if it is a circle. */
function chain(folder: string, names: readonly string[], isCircle = false): readonly WriteRequest[] {
  return names.map((name, index) => {
    const next = names[index + 1] ?? (isCircle ? names[0] : undefined);
    return { ...request(join(folder, name)), relies: next === undefined ? [] : [join(folder, next)] };
  });
}

function texts(folder: string, names: readonly string[]): readonly string[] {
  return names.map((name) => read(folder, name));
}

describe('files that rely on others', () => {
  const NAMES = ['a.js', 'b.js', 'c.js', 'd.js'];
  const ALL_OLD = Object.fromEntries(NAMES.map((name) => [name, 'old']));
  const without = (folder: string, name: string, relied: string) => ({
    path: join(folder, name),
    message: `not written: it relies on changes of ${relied}, which were not written`,
  });

  test('are not written when one of those cannot be staged; nothing is left behind', async () => {
    const folder = temporaryFolder({ ...ALL_OLD, 'c.js': 'edited' });
    const failures = await writeFiles(chain(folder, NAMES), [folder]);
    expect(failures.slice(1)).toEqual([without(folder, 'b.js', 'c.js'), without(folder, 'a.js', 'b.js')]);
    expect(texts(folder, NAMES)).toEqual(['old', 'old', 'edited', 'new']);
    expect(readdirSync(folder)).toEqual(NAMES);
  });

  test('are not written when one of those changes in the last moment', async () => {
    const folder = temporaryFolder(ALL_OLD);
    const failures = await writeFiles(chain(folder, NAMES), [folder], () => put(folder, { 'c.js': 'saved' }));
    expect(failures.slice(1)).toEqual([without(folder, 'b.js', 'c.js'), without(folder, 'a.js', 'b.js')]);
    expect(texts(folder, NAMES)).toEqual(['old', 'old', 'saved', 'new']);
    expect(readdirSync(folder)).toEqual(NAMES);
  });

  test('in a circle are all written, or none: what was written is taken back', async () => {
    const folder = temporaryFolder(ALL_OLD);
    expect(await writeFiles(chain(folder, NAMES, true), [folder])).toEqual([]);
    expect(texts(folder, NAMES)).toEqual(['new', 'new', 'new', 'new']);

    for (const bad of NAMES) {
      put(folder, ALL_OLD);
      const failures = await writeFiles(chain(folder, NAMES, true), [folder], () => put(folder, { [bad]: 'saved' }));
      expect(failures.map(({ path }) => path).sort()).toEqual(NAMES.map((name) => join(folder, name)));
      expect(texts(folder, NAMES)).toEqual(NAMES.map((name) => (name === bad ? 'saved' : 'old')));
      expect(readdirSync(folder)).toEqual(NAMES);
    }
  });
});

test('what was staged for an earlier plan is used where it is the same, and removed where it is not', async () => {
  const names = ['a.js', 'b.js', 'c.js'];
  const folder = temporaryFolder(Object.fromEntries(names.map((name) => [name, 'old'])));
  const [a = '', b = '', c = ''] = names.map((name) => join(folder, name));
  await withTemporaries(async (temporaries) => {
    const first = await stageFiles([request(a), request(b), request(c)], [folder], temporaries);
    const again = [request(a), request(b, 'old', 'newer')];
    const second = await stageFiles(again, [folder], temporaries, first.staged);
    expect(second.staged[0]?.temporary).toBe(first.staged[0]?.temporary);
    expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toHaveLength(2);
    expect(await replaceFiles(second, [folder], temporaries)).toEqual([]);
  });
  expect(texts(folder, names)).toEqual(['new', 'newer', 'old']);
  expect(readdirSync(folder)).toEqual(names);
});

test('thousands of files, each relying on the next, take neither the stack nor all handles', async () => {
  const names = Array.from({ length: 3000 }, (_, index) => `${index}.js`);
  const folder = temporaryFolder(Object.fromEntries(names.map((name) => [name, 'old'])));
  expect(await writeFiles(chain(folder, names, true), [folder])).toEqual([]);
  expect(texts(folder, names).every((text) => text === 'new')).toBe(true);
});
