import { expect, test } from 'vitest';
import { scan } from '../../../../src/frontends/javascript/scan/index.ts';
import { readFixtures } from '../../../harness/fixtures.ts';

const files = readFixtures().flatMap(({ name, input }) =>
  [...input]
    .filter(([path]) => /\.[mc]?[jt]sx?$/.test(path))
    .map(([path, text]) => [`${name} ${path}`, path, text] as const),
);

test.each(files)('the facts of %s are plain data', (_name, path, text) => {
  const facts = scan(`/${path}`, text);
  expect(JSON.parse(JSON.stringify(facts))).toEqual(facts);
  expect(scan(`/${path}`, text)).toEqual(facts);
});

test.each(files)('the facts of %s point into the file and at each other', (_name, path, text) => {
  const facts = scan(`/${path}`, text);
  const ranges = JSON.stringify(facts).matchAll(/\[(\d+),(\d+)\]/g);
  for (const [, start, end] of ranges) {
    expect(Number(start)).toBeLessThanOrEqual(Number(end));
    expect(Number(end)).toBeLessThanOrEqual(text.length);
  }
  facts.functions.forEach(({ parent }, id) => {
    if (id === 0) expect(parent).toBeNull();
    else expect(parent).toBeLessThan(id);
  });
  for (const each of facts.calls) expect(facts.functions[each.function]).toBeDefined();
  for (const each of facts.classes) expect(facts.functions[each.function]).toBeDefined();
});
