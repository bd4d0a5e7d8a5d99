import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export default async function scenario({ module, call, make }: ScenarioContext) {
  await call(make(module.Plan, { pinned: true }), 'save');
  const plan = make(module.Plan);
  await call(plan, 'save', { forceInsert: true });
  return plan.position;
}
