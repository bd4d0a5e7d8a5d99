import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export default async function scenario({ module, call, make }: ScenarioContext) {
  return [await call(make(module.Shape, {}), 'save'), await call(make(module.Circle, {}), 'save')];
}
