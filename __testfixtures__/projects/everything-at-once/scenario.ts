import type { ScenarioContext } from '../../../tests/harness/scenario.ts';

export async function views({ modules, seed }: ScenarioContext) {
  seed('Stock', { id: 1, item: 'tea', left: 2 });
  await modules['src/views.ts'].placeOrder({ items: ['tea'] });
}

export default async function scenario({ modules, call, make, seed, attempt }: ScenarioContext) {
  seed('Stock', { id: 1, item: 'tea', left: 2 });
  seed('Stock', { id: 2, item: 'milk', left: 0 });
  const { Order } = modules['src/models.ts'];
  await call(make(Order, { items: ['tea'] }), 'save');
  return await attempt(() => call(make(Order, { items: ['tea', 'milk'] }), 'save'));
}
