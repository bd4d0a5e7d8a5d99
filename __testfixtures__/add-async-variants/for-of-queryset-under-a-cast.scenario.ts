import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export default async function scenario({ module, call, make, seed }: ScenarioContext) {
  seed('Line', { id: 1, order: 1, amount: 5, paid: true });
  seed('Line', { id: 2, order: 1, amount: 2, paid: false });
  const order = make(module.Order, { id: 1 });
  return [await call(order, 'save'), order];
}
