import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export default async function scenario({ module, call, make }: ScenarioContext) {
  const plan = make(module.Plan, { name: 'north' });
  await call(plan, 'save');
  return plan.length;
}
