import type { Loose, ScenarioContext } from '../../../tests/harness/scenario.ts';

interface Step {
  readonly side: 'sync' | 'async';
  readonly what: string;
}

/** The engine keeps a journal: what mirrors do is on one side of it, whichever that is. */
export default async function scenario({ modules, call, attempt }: ScenarioContext) {
  const harbour = modules['src/harbour.js'] as Loose;
  const { journal } = modules['src/store/engine.js'] as unknown as { journal: Step[] };
  const berths = new harbour.Berths();
  const results: unknown[] = [];
  for (const metres of [12, 20]) results.push(await call(berths, 'put', { name: `pier ${String(metres)}`, metres }));
  results.push(await attempt(() => call(berths, 'put', { name: 'mud', metres: 0 })));
  results.push(await call(berths, 'drop', { name: 'pier 12' }));
  const sides = new Set(journal.map(({ side }) => side)).size;
  const ships = new harbour.Ships();
  results.push(await call(ships, 'put', { name: 'Ada' }), await call(ships, 'drop', { name: 'Ada' }), ships['seen']);
  return { results, sides, done: journal.map(({ what }) => what) };
}

export const fallback = 'some';
