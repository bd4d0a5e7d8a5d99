import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export default async function scenario({ module, call, make, attempt }: ScenarioContext) {
  const sale = make(module.Sale, { item: 'tea' });
  await call(sale, 'save');
  return [sale.rounds, sale.kind, await attempt(() => call(make(module.Sale, { item: 'tea' }), 'save'))];
}
