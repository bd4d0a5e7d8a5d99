import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export const fallback = true;

export default async function scenario({ module, call, settle }: ScenarioContext) {
  const customer = await call(module.Customer, 'create', { name: 'ada' });
  await settle();
  return customer;
}
