import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export const fallback = true;

export default async function scenario({ module, call, make, seed }: ScenarioContext) {
  for (const id of [1, 2, 3]) seed('Player', { id, wins: id % 3 });
  const players = [1, 2, 3].map((id) => make(module.Player, { id }));
  return await call(make(module.Ranking, { players }), 'save');
}
