import type { Loose, ScenarioContext } from '../../../tests/harness/scenario.ts';

export default async function scenario({ modules, call, make }: ScenarioContext) {
  const orders = modules['src/orders.ts'] as Loose;
  const results: unknown[] = [];
  for (const name of ['Plain', 'Counted'] as const) {
    const each = make(orders[name], { id: name });
    results.push(await call(each, 'save'), await call(each, 'delete'));
  }
  for (const name of ['ByResult', 'ByMember'] as const) {
    const each = make(orders[name], { id: name });
    results.push(await call(each, 'save'), await call(each, 'delete'));
  }
  return results;
}

export const fallback = 'some';
