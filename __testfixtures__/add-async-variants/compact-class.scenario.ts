import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export default async function scenario({ module, call, make }: ScenarioContext) {
  const counter = make(module.Counter);
  await call(counter, 'save');
  return [await call(counter, 'delete'), await call(make(module.Counter, { count: 0 }), 'delete')];
}
