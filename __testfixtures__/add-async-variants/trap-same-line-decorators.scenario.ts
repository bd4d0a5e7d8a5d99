import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export default async function scenario({ module, call, make }: ScenarioContext) {
  const row = make(module.Payment, { amount: -3 });
  await call(row, 'save');
  await call(row, 'delete');
  return row;
}
