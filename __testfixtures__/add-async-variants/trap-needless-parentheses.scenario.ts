import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export default async function scenario({ module, call, make }: ScenarioContext) {
  const row = make(module.Order, { total: 1.239 });
  return [await call(row, 'save'), row];
}
