import type { ScenarioContext } from '../../../tests/harness/scenario.ts';

export default async function scenario({ modules, call, make }: ScenarioContext) {
  await call(make(modules['packages/app/src/order.js'].Order), 'save');
  const order = make(modules['packages/app/src/order.js'].Order);
  await call(order, 'save');
  return order.number;
}
