import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export const fallback = true;

export default async function scenario({ module, call, make, attempt, rows }: ScenarioContext) {
  const results: unknown[] = [];
  for (const model of [module.Shelf, module.Rack]) {
    const one = make(model, { id: 1, trail: [] });
    // Node 20 has no helpers of iterators: both variants say so alike.
    for (const name of ['save', 'delete', 'refreshFromDb']) results.push(await attempt(() => call(one, name)));
    results.push(one.trail, one.found, one.rows);
  }
  return [results, rows('Slot')];
}
