import { isDeepStrictEqual, inspect } from 'node:util';
import type { BaseKind } from './pairs.ts';
import { type Program, type Run, run } from './execute.ts';
import type { ScenarioModule } from './scenario.ts';
import type { Operation } from './trace.ts';

/**
 * Runs a scenario on a program before and after its migration, and says in words what differs. The sync variants
 * before are the measure: the async ones after must do the same, and so must the sync variants after.
 */
export async function differences(before: Program, after: Program, scenario: ScenarioModule): Promise<string[]> {
  if (scenario.compare === 'as-is') return asIs(before, after, scenario);
  const bases: readonly BaseKind[] = scenario.base
    ? [scenario.base]
    : scenario.fallback
      ? ['native', 'delegating']
      : ['native'];
  const found: string[] = [];
  for (const base of bases) {
    const measure = await run(before, scenario.default, { flavour: 'sync', base });
    const syncAfter = await run(after, scenario.default, { flavour: 'sync', base });
    const asyncAfter = await run(after, scenario.default, { flavour: 'async', base });
    const syncAllowed = scenario.fallback === true || base === 'delegating';
    found.push(
      ...label(`${base}, sync after`, compareRuns(measure, syncAfter)),
      ...label(`${base}, async after`, compareRuns(measure, asyncAfter)),
      ...label(`${base}, async after`, syncAllowed ? [] : syncOperations(asyncAfter)),
    );
  }
  return found;
}

/** Code that is async before the migration too: it does the same after, and now all of it inside a connection. */
async function asIs(before: Program, after: Program, scenario: ScenarioModule): Promise<string[]> {
  const options = { flavour: 'async', base: scenario.base ?? 'native' } as const;
  const measure = await run(before, scenario.default, options);
  const actual = await run(after, scenario.default, options);
  const outside = actual.operations.filter(({ connected }) => !connected);
  return [
    ...compareRuns(measure, actual),
    ...outside.map((operation) => `${describe(operation)} ran outside newConnection()`),
  ];
}

function compareRuns(measure: Run, actual: Run): string[] {
  const kept = ({ operations }: Run): unknown[] =>
    operations.map(({ name, target, details }) => ({ name, target, details }));
  return [
    ...difference('outcome', measure.outcome, actual.outcome),
    ...difference('operations', kept(measure), kept(actual)),
    ...difference('rows', measure.rows, actual.rows),
    ...difference('objects', measure.objects, actual.objects),
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
