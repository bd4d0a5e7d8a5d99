import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export default async function scenario({ module, call, make, rows }: ScenarioContext) {
  const results: unknown[] = [];
  for (const model of [module.Order, module.Document, module.Letter, module.Parcel]) {
    const one = make(model, { id: 1 });
    results.push(await call(one, 'save'), await call(one, 'refreshFromDb'), await call(one, 'delete'));
    results.push(one.label, one.total, one.seen, one.trail, one.weight);
  }
  return [results, rows('Attempt')];
}
