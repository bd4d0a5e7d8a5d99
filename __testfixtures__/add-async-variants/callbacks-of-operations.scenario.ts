import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export default async function scenario({ module, call, make }: ScenarioContext) {
  const [locked, open] = [make(module.Account, { balance: 3, locked: true }), make(module.Account, { balance: 4 })];
  const saved = [await call(locked, 'save'), await call(open, 'save')];
  await call(open, 'refreshFromDb');
  return [saved, await call(locked, 'delete'), await call(open, 'delete')];
}
