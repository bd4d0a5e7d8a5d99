/** CONTRIBUTING.md names places and commands that are there. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { page, ROOT } from './markdown.ts';

const text = page('CONTRIBUTING.md');
const [, table = ''] = /^## Where do I put …\n([^]*?)^#/m.exec(text) ?? [];
const rows = [...table.matchAll(/^\| (a.+?|what [^ ].+?|where .+?) +\| (.+?) +\|$/gm)].map(
  ([, what = '', where = '']) => ({
    what,
    places: [...where.matchAll(/`([^`]+)`/g)].map(([, place = '']) => place),
  }),
);

test('the ten commonest changes have a place', () => {
  expect(rows.length).toBeGreaterThanOrEqual(10);
  expect(rows.filter(({ places }) => places.length === 0)).toEqual([]);
});

test.each(rows)('$what', ({ places }) => {
  expect(places.filter((place) => !existsSync(join(ROOT, place)))).toEqual([]);
});

test('the paths in the text are there', () => {
  const paths = [...text.matchAll(/`((?:src|tests|scripts|bin|runtime)\/[\w./-]*)`/g)].map(([, path = '']) => path);
  expect(paths.length).toBeGreaterThan(20);
  expect(paths.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
});

test('the folders in the tour are there', () => {
  const [tour = ''] = /^bin\/orm-migrate\.ts[^]*?\n```$/m.exec(text) ?? [];
  const named = [
    ...tour.matchAll(/^ *((?:src|bin|transforms|runtime|examples|findings|__testfixtures__)\/[\w./-]*)/gm),
  ];
  const paths = named.map(([, path = '']) => path);
  expect(paths.length).toBeGreaterThan(12);
  expect(paths.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
});

test('the scripts are there', () => {
  const named = [...text.matchAll(/npm run ([\w:]+)/g)].map(([, name = '']) => name);
  expect(named.filter((name) => !(name in manifest.scripts))).toEqual([]);
});
