import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export default async function scenario({ module, call, make }: ScenarioContext) {
  const plan = make(module.Plan, { runs: 0 });
  return [await call(plan, 'save'), await call(plan, 'save'), plan];
}
