import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export default async function scenario({ module, call, make }: ScenarioContext) {
  const delivery = make(module.Delivery, { id: 1 });
  await call(delivery, 'save');
  return delivery.count;
}
