import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export default async function scenario({ module, call, make }: ScenarioContext) {
  const door = make(module.Door);
  return [await call(door, 'save'), await call(door, 'delete')];
}
