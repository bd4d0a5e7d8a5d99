import type { Loose, ScenarioContext } from '../../../tests/harness/scenario.ts';

export const asyncName = (name: string): string =>
  name.endsWith('Sync') ? name.slice(0, -'Sync'.length) : `${name}Later`;

export default async function scenario({ modules, call, make, settle }: ScenarioContext) {
  const counters = modules['src/counters.js'] as Loose;
  const { rows, journal } = modules['src/stores.js'] as unknown as { rows: Map<string, number>; journal: string[] };
  const puts: unknown[] = [];
  for (const name of ['Counter', 'BridgedCounter', 'TimedCounter']) {
    const counter = make(counters[name]);
    await call(counter, 'putSync', name, 1);
    await call(counter, 'putSync', `${name}.more`, 1);
    puts.push(counter['puts']);
    await settle();
  }
  return { puts, journal, rows: [...rows] };
}

export const fallback = 'some';

/** The base calls the override, bridged or not. */
export const rightBefore = true;
