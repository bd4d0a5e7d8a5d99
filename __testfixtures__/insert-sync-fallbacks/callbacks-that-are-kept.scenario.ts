import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export const fallback = true;

export default async function scenario({ module, call, make, rows, settle }: ScenarioContext) {
  const results: unknown[] = [];
  const models = ['Keep', 'Sorted', 'Seen', 'Later', 'Runner', 'Batch', 'Mixed'];
  for (const name of models) {
    const one = make(module[name], { id: 1, trail: [] });
    for (const operation of ['save', 'refreshFromDb', 'delete']) {
      results.push(await call(one, operation));
      await settle();
    }
    results.push(one.order, one.total, one.trail);
  }
  return [results.map((each) => typeof each), rows('Log')];
}
