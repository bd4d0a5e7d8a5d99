import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export default async function scenario({ module, call }: ScenarioContext) {
  const first = await call(module.Customer, 'create', { email: 'ada@example.org' });
  return [first, await call(module.Customer, 'create', { email: 'ada@example.org' })];
}
