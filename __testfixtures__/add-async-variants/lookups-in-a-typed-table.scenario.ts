import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export default async function scenario({ module, call, make }: ScenarioContext) {
  const flour = make(module.Ingredient, { amount: 2, unit: 'kg' });
  await call(flour, 'save');
  return flour.grams;
}
