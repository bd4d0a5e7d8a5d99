import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export default async function scenario({ module, call, make, attempt }: ScenarioContext) {
  const moved = await call(make(module.Transfer, { from: 'a', to: 'b', amount: 5 }), 'save');
  return [moved, await attempt(() => call(make(module.Transfer, { from: 'a', to: 'a', amount: 1 }), 'save'))];
}
