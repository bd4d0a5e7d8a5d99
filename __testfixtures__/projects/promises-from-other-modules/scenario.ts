import type { ScenarioContext } from '../../../tests/harness/scenario.ts';

export const fallback = 'some';

export default async function scenario({ modules, call, make, rows }: ScenarioContext) {
  const { Order, Draft, Gift, Parcel, Note } = modules['orders.ts'];
  const { Letter, Card } = modules['letters.js'];
  const results: unknown[] = [];
  for (const model of [Order, Draft, Gift, Parcel, Note, Letter, Card])
    results.push(await call(make(model, { title: 'x' }), 'save'));
  return [results, rows('Order')];
}
