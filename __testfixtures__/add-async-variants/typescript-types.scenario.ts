import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export default async function scenario({ module, call, make }: ScenarioContext) {
  const contract = make(module.Contract, { actor: { name: 'ada' } });
  await call(contract, 'save');
  await call(contract, 'refreshFromDb');
  return [await call(contract, 'delete', true), await call(contract, 'delete')];
}
