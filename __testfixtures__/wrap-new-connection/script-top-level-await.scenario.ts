import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export const compare = 'as-is';

export default async function scenario({ script, seed }: ScenarioContext) {
  seed('Book', { id: 1, title: 'Emma', stock: 3 });
  seed('Book', { id: 2, title: 'Persuasion', stock: 5 });
  await script();
}
