import { chmodSync, lstatSync, mkdirSync, readFileSync, readdirSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

import { writeFiles } from '../../src/steps/write.ts';
import { put, temporaryFolder } from '../git/temp.ts';

function request(path: string, before = 'old', after = 'new') {
  return { path, before, after };
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
  put(folder, { 'b.js': 'saved' });
  expect(await writeFiles(requests, [folder])).toHaveLength(1);
  expect([read(folder, 'a.js'), read(folder, 'b.js')]).toEqual(['new', 'saved']);
});
