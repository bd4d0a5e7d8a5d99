import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export const fallback = true;

export default async function scenario({ module, call, make }: ScenarioContext) {
  const formula = make(module.Formula, { expression: 'this.constructor.objects.count() + 1' });
  await call(formula, 'save');
  return formula.result;
}
