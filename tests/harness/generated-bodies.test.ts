import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { type DatabaseName, differences } from './compare.ts';
import type { Program } from './execute.ts';
import { bodies, mirroredSource, source } from './generated-bodies.ts';
import { migrateFiles } from './migrate-fixture.ts';
import type { Scenario } from './scenario.ts';

const root = realpathSync(mkdtempSync(join(tmpdir(), 'bodies-')));

afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

function program(text: string): Program {
  return { files: new Map([['book.js', text]]), main: 'book.js', profile: 'default' };
}

let turns = 0;

/** The databases in turn: the fixtures run on each. */
function nextDatabase(): readonly DatabaseName[] {
  return [(turns += 1) % 2 === 0 ? 'memory' : 'sqlite'];
}

const scenario: Scenario = async ({ module, call, make, attempt, seed }) => {
  seed('Shelf', { id: 101, n: 3 });
  const book = make(module['Book'], { n: 2 });
  return [await attempt(() => call(book, 'save')), await attempt(() => call(book, 'save', { forceUpdate: true }))];
};

test('mirrors that are known to be right run as the overrides do', async () => {
  const property = fc.asyncProperty(bodies, async (body) => {
    const after = program(mirroredSource(body));
    expect(await differences(program(source(body)), after, { default: scenario }, nextDatabase())).toEqual([]);
  });
  await fc.assert(property, { numRuns: 60 });
});

test('the migration mirrors generated overrides faithfully', async () => {
  let count = 0;
  const property = fc.asyncProperty(bodies, async (body) => {
    const before = program(source(body));
    // Each run has a folder of its own: nothing may be remembered from the one before.
    const name = `body-${String((count += 1))}`;
    const fixture = { name, options: {} };
    const { files, result } = await migrateFiles(root, fixture, before.files);
    expect(result.files.flatMap(({ error }) => error ?? [])).toEqual([]);
    const [change] = result.files.flatMap(({ changes }) => changes.filter(({ symbol }) => symbol === 'Book.save'));
    expect(change?.outcome).toBe('mirror');
    expect(await differences(before, { ...before, files }, { default: scenario }, nextDatabase())).toEqual([]);
    const again = await migrateFiles(join(root, 'again'), fixture, files);
    expect(again.files.get('book.js')).toBe(files.get('book.js'));
  });
  await fc.assert(property, { numRuns: 60 });
});
