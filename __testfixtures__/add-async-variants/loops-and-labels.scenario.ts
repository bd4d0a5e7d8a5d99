import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export default async function scenario({ module, call, make, seed }: ScenarioContext) {
  for (const id of [1, 2, 3]) seed('Ball', { id, number: id, round: id - 1 });
  const draw = make(module.Draw);
  return [await call(draw, 'save'), draw];
}
