import { isDeepStrictEqual, inspect } from 'node:util';
import { MemoryDatabase } from './memory-database.ts';
import type { BaseKind } from './pairs.ts';
import { type Program, type Run, run } from './execute.ts';
import type { Scenario, ScenarioModule } from './scenario.ts';
import { SqliteDatabase } from './sqlite-database.ts';
import type { Flavour, Operation } from './trace.ts';

const DATABASES = { memory: MemoryDatabase, sqlite: SqliteDatabase };

export type DatabaseName = keyof typeof DATABASES;

/** What a run differs in from the others of one comparison. */
interface Place {
  readonly database: DatabaseName;
  readonly base: BaseKind;
  readonly asyncName: ScenarioModule['asyncName'];
}

/**
 * Runs a scenario on a program before and after its migration, on every database and base, and says in words what
 * differs. The sync variants before are the measure: the async ones after must do the same, and so must the sync
 * variants after.
 */
export async function differences(
  before: Program,
  after: Program,
  scenario: ScenarioModule,
  databases: readonly DatabaseName[] = ['memory', 'sqlite'],
): Promise<string[]> {
  const compare = scenario.compare === 'as-is' ? compareAsIs : compareCalls;
  const found: string[] = [];
  const measures: Run[] = [];
  for (const base of basesOf(scenario)) {
    for (const database of databases) {
      const place = { database, base, asyncName: scenario.asyncName };
      const { measure, differences } = await compare(before, after, scenario, place);
      const views = scenario.views ? await runViews(place, after, scenario.views) : [];
      found.push(...label(`${database}, ${base}`, [...differences, ...views]));
      measures.push(measure);
    }
  }
  return [
    ...found,
    ...measures.slice(1).flatMap((other) => label('between databases', compareRuns(measures[0], other))),
  ];
}

/** Where the overrides are right: fallbacks on any base, mirrors on a native one and on one that the project bridges. */
function basesOf({ base, fallback, compare }: ScenarioModule): readonly BaseKind[] {
  if (base) return [base];
  if (compare === 'as-is') return ['native'];
  return fallback === true ? ['native', 'delegating'] : ['native', 'bridged'];
}

interface Comparison {
  readonly measure: Run;
  readonly differences: readonly string[];
}

async function compareCalls(
  before: Program,
  after: Program,
  scenario: ScenarioModule,
  place: Place,
): Promise<Comparison> {
  const measure = await runAt(place, before, scenario.default, 'sync');
  const syncAfter = await runAt(place, after, scenario.default, 'sync');
  const asyncAfter = await runAt(place, after, scenario.default, 'async');
  const syncAllowed = Boolean(scenario.fallback) || place.base !== 'native';
  const differences = [
    ...label('sync after', compareRuns(measure, syncAfter)),
    ...label('async after', compareRuns(measure, asyncAfter)),
    ...label('async after', syncAllowed ? [] : syncOperations(asyncAfter)),
  ];
  return { measure, differences };
}

/** Code that is async before the migration too: it does the same after, and now all of it inside a connection. */
async function compareAsIs(
  before: Program,
  after: Program,
  scenario: ScenarioModule,
  place: Place,
): Promise<Comparison> {
  const measure = await runAt(place, before, scenario.default, 'async');
  const actual = await runAt(place, after, scenario.default, 'async');
  return { measure, differences: [...compareRuns(measure, actual), ...unconnected(actual)] };
}

/** Before the migration the async variants may do something else, so there is nothing to compare views with. */
async function runViews(place: Place, after: Program, views: Scenario): Promise<string[]> {
  const actual = await runAt(place, after, views, 'async');
  const results = difference('outcome of the views', ['value'], Object.keys(actual.outcome ?? {}));
  const isIdle = actual.operations.length === 0 ? ['the views did nothing'] : [];
  return [...results, ...isIdle, ...unconnected(actual), ...actual.violations];
}

/** Operations outside any context, and entry points that open none or too many. */
function unconnected({ operations, entries }: Run): string[] {
  const outside = operations.filter(({ connected }) => !connected);
  const miscounted = entries.filter(({ contexts, expected }) => contexts !== expected);
  return [
    ...outside.map((operation) => `${describe(operation)} ran outside newConnection()`),
    ...miscounted.map(
      ({ label, contexts, expected }) => `${label} opened ${String(contexts)} contexts, not ${String(expected)}`,
    ),
  ];
}

async function runAt(
  { database: name, base, asyncName }: Place,
  program: Program,
  scenario: Scenario,
  flavour: Flavour,
): Promise<Run> {
  const database = new DATABASES[name]();
  try {
    return await run(program, scenario, { flavour, base, database, asyncName });
  } finally {
    database.close();
  }
}

function compareRuns(measure: Run | undefined, actual: Run): string[] {
  const kept = (run: Run | undefined): unknown[] | undefined =>
    run?.operations.map(({ name, target, details }) => ({ name, target, details }));
  return [
    ...difference('outcome', measure?.outcome, actual.outcome),
    ...difference('operations', kept(measure), kept(actual)),
    ...difference('rows', measure?.rows, actual.rows),
    ...difference('objects', measure?.objects, actual.objects),
    ...actual.violations,
  ];
}

function syncOperations({ operations }: Run): string[] {
  return operations
    .filter(({ flavour }) => flavour === 'sync')
    .map((operation) => `the sync variant ran: ${describe(operation)}`);
}

function describe({ target, name }: Operation): string {
  return `${target} ${name}()`;
}

function difference(what: string, expected: unknown, actual: unknown): string[] {
  if (isDeepStrictEqual(expected, actual)) return [];
  const show = (value: unknown): string => inspect(value, { depth: 8, breakLength: 120 });
  return [`${what} differ:\n  sync before: ${show(expected)}\n  here:        ${show(actual)}`];
}

function label(run: string, found: readonly string[]): string[] {
  return found.map((text) => `[${run}] ${text}`);
}
