/** docs/reliability.md names tests that are there. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
const page = readFileSync(join(ROOT, 'docs/reliability.md'), 'utf8');
const promises = [...page.matchAll(/^\| (.+?) +\| `(tests\/\S+)`: "(.+?)" +\|$/gm)].map(([, promise, file, title]) => ({
  promise: promise ?? '',
  file: file ?? '',
  title: title ?? '',
}));

test('each row of the table is understood', () => {
  expect(promises).toHaveLength(page.match(/^\| [^-P]/gm)?.length ?? 0);
  expect(promises.length).toBeGreaterThan(20);
});

test.each(promises)('$promise', ({ file, title }) => {
  expect(existsSync(join(ROOT, file))).toBe(true);
  expect(readFileSync(join(ROOT, file), 'utf8')).toContain(title);
});
