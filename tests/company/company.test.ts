import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { type Fixture, readFixtures, writeFiles } from '../harness/fixtures.ts';
import type { Files } from '../harness/modules.ts';
import { COMPANIONS } from './companions.ts';
import { outcomesInOrder } from './in-order.ts';
import { differences, isDecision, type Outcomes, outcomesOf } from './outcomes.ts';
import { split } from './split.ts';

/** `COMPANY_RUNS` and `COMPANY_SEED` make other runs than the usual one. */
const RUNS = Number(process.env['COMPANY_RUNS'] ?? 25);
const seed = Number(process.env['COMPANY_SEED'] ?? 20_300_101);

const root = realpathSync(mkdtempSync(join(tmpdir(), 'company-')));
const known = new Map<Fixture, Promise<Outcomes>>();
let folders = 0;

afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

/** All that can be decided is: not only what the fixture is about. */
function optionsOf({ options }: Fixture): Fixture['options'] {
  return Object.fromEntries(Object.entries(options).filter(([name]) => name !== 'only'));
}

function newFolder(): string {
  folders += 1;
  return join(root, String(folders));
}

function alone(fixture: Fixture): Promise<Outcomes> {
  const found = known.get(fixture) ?? outcomesOf(newFolder(), optionsOf(fixture), fixture.input, fixture.input.keys());
  known.set(fixture, found);
  return found;
}

/** The text of what a companion extends: the package that the project's own models come from, or another ORM. */
function companion(fixture: Fixture, name: string): string {
  const text = COMPANIONS[name] ?? '';
  return usesPackage(fixture) ? text : text.replaceAll(`'orm'`, `'lending-orm'`);
}

function usesPackage({ input }: Fixture): boolean {
  return [...input.values()].some((text) => /from 'orm'|require\('orm'\)/.test(text));
}

/**
 * Projects in which the ORM's own code can be read, and works on values that it does not know: those may be anybody's, so what
 * it does depends on all that is there. Their company has no getters and no conversions.
 */
function readsOrm({ input }: Fixture): boolean {
  return [...input.keys()].some((path) => /node_modules\/|orm\//.test(path));
}

const SEEN_BY_THE_ORM = new Set(['conversions', 'getters', 'joining']);
const fixtures = readFixtures();
const NAMES = Object.keys(COMPANIONS);
const someFixture = fc.constantFrom(...fixtures);

async function check<T>(property: fc.IAsyncPropertyWithHooks<T>, runs: number): Promise<void> {
  const before = decisions;
  await fc.assert(property, { numRuns: runs, seed });
  expect(decisions - before, 'decisions that were compared').toBeGreaterThan(runs);
}

/** How many decisions were found to be the same. */
let decisions = 0;

function expectSame(alone: Outcomes, inCompany: Outcomes, name: string): void {
  expect(differences(alone, inCompany), name).toEqual([]);
  decisions += Object.keys(alone).filter(isDecision).length;
}

describe('nothing depends on the company that a file keeps', () => {
  test('files that have nothing to do with it', { timeout: 60_000 + RUNS * 2000 }, async () => {
    const cases = fc.record({
      fixture: someFixture,
      names: fc.shuffledSubarray(NAMES, { minLength: 1 }),
      folder: fc.constantFrom('aa-company', 'zz-company'),
    });
    const property = fc.asyncProperty(cases, async ({ fixture, names, folder }) => {
      const chosen = names.filter((name) => !readsOrm(fixture) || !SEEN_BY_THE_ORM.has(name));
      const company = chosen.map((name) => [`${folder}/${name}.js`, companion(fixture, name)] as const);
      const files: Files = new Map([...fixture.input, ...company]);
      const found = await outcomesOf(newFolder(), optionsOf(fixture), files, fixture.input.keys());
      expectSame(await alone(fixture), found, fixture.name);
    });
    await check(property, RUNS * 2);
  });

  test('the order of its files', { timeout: 60_000 + RUNS * 2000 }, async () => {
    const several = fixtures.filter(({ input }) => input.size > 1);
    const cases = fc.constantFrom(...several).chain((fixture) =>
      fc.record({
        fixture: fc.constant(fixture),
        order: fc.shuffledSubarray(
          [...fixture.input.keys()].filter((path) => !path.includes('node_modules/')),
          {
            minLength: [...fixture.input.keys()].filter((path) => !path.includes('node_modules/')).length,
          },
        ),
      }),
    );
    const property = fc.asyncProperty(cases, async ({ fixture, order }) => {
      await alone(fixture);
      const folder = newFolder();
      writeFiles(folder, fixture.input);
      const options = optionsOf(fixture);
      const first = outcomesInOrder(folder, options, fixture.input, order.toSorted());
      expectSame(first, outcomesInOrder(folder, options, fixture.input, order), fixture.name);
    });
    await check(property, RUNS);
  });

  test('another package beside its own', { timeout: 60_000 + RUNS * 2000 }, async () => {
    const movable = fixtures.filter(
      ({ options, input }) =>
        Object.keys(options).every((name) => name === 'only') &&
        !input.has('package.json') &&
        !input.has('tsconfig.json'),
    );
    const cases = fc.record({ fixture: fc.constantFrom(...movable), other: fc.constantFrom(...movable) });
    const property = fc.asyncProperty(cases, async ({ fixture, other }) => {
      const move = (files: Files, folder: string): Files =>
        new Map([
          ...[...files].map(([path, text]) => [`${folder}/${path}`, text] as const),
          [`${folder}/package.json`, `{ "name": "${folder.replace('/', '-')}" }`] as const,
        ]);
      const own = [...fixture.input.keys()];
      const prefix = 'apps/one/';
      const single = await outcomesOf(newFolder(), {}, move(fixture.input, 'apps/one'), own, prefix);
      const both = new Map([...move(fixture.input, 'apps/one'), ...move(other.input, 'apps/other')]);
      const found = await outcomesOf(newFolder(), {}, both, own, prefix);
      expectSame(single, found, `${fixture.name} beside ${other.name}`);
    });
    await check(property, Math.ceil(RUNS / 2));
  });

  test('which of two files a class stands in', { timeout: 60_000 + RUNS * 2000 }, async () => {
    const divided = fixtures.flatMap((fixture) => {
      const files = fixture.main?.endsWith('.js') ? split(fixture.main, fixture.input.get(fixture.main) ?? '') : null;
      return files ? [{ fixture, files }] : [];
    });
    expect(divided.length).toBeGreaterThan(40);
    const property = fc.asyncProperty(fc.constantFrom(...divided), async ({ fixture, files }) => {
      const found = await outcomesOf(newFolder(), optionsOf(fixture), files, files.keys());
      expectSame(bySymbol(await alone(fixture)), bySymbol(found), fixture.name);
    });
    await check(property, RUNS);
  });
});

/** Outcomes and blockers of overrides by symbol, wherever that stands. */
function bySymbol(outcomes: Outcomes): Readonly<Record<string, string>> {
  const found = Object.entries(outcomes).flatMap(([key, text]) => {
    const [, symbol] = / override (.*)$/.exec(key) ?? [];
    return symbol === undefined ? [] : [[`override ${symbol}`, text.split(', ').slice(0, 2).join(', ')] as const];
  });
  return Object.fromEntries(found);
}
