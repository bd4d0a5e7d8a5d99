import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export default async function scenario({ module, call, make }: ScenarioContext) {
  return await call(make(module.Order, { name: 'first' }), 'save');
}
