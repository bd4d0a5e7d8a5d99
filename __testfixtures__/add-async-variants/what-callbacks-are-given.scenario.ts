import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export default async function scenario({ module, call, make, rows }: ScenarioContext) {
  const basket = make(module.Basket, { id: 1, title: 'tea' });
  await call(basket, 'save');
  await call(basket, 'delete');
  return [basket.lines, rows('Line')];
}
