import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export default async function scenario({ module, call, make, rows }: ScenarioContext) {
  const delivery = make(module.Delivery, { id: 1 });
  await call(delivery, 'save');
  await call(delivery, 'delete');
  return [delivery.count, rows('Move')];
}
