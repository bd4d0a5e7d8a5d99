import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export default async function scenario({ module, call, make, seed }: ScenarioContext) {
  seed('Score', { id: 1, points: 5, label: 'five', history: [1, 2] });
  seed('Score', { id: 2, points: 7, label: 'seven', history: [3, 4] });
  const game = make(module.Game);
  return [await call(game, 'save'), game];
}
