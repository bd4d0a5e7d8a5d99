import type { ScenarioContext } from '../../../tests/harness/scenario.ts';

export const fallback = 'some';

export default async function scenario({ modules, call, make }: ScenarioContext) {
  await call(make(modules['src/orders.js']?.['Order'], { total: 3 }), 'save');
  await call(make(modules['src/orders.js']?.['Order'], { total: -1 }), 'save');
  for (const name of ['Refund', 'Payment']) await call(make(modules['src/orders.js']?.[name], {}), 'save');
  await call(make(modules['src/visits.js']?.['Visit'], {}), 'save');
}
