import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export default async function scenario({ module, call, make }: ScenarioContext) {
  const contract = make(module.Contract, { title: 'Lease' });
  return [await call(contract, 'delete', true), await call(contract, 'delete')];
}
