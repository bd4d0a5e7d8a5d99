import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export default async function scenario({ module, call, make, attempt }: ScenarioContext) {
  const good = make(module.Account, { owner: 'ada', balance: 1 });
  const bad = make(module.Account, { owner: 'bob', balance: -1 });
  return [
    await call(good, 'save'),
    await attempt(() => call(bad, 'save')),
    await call(good, 'refreshFromDb'),
    await call(bad, 'refreshFromDb'),
  ];
}
