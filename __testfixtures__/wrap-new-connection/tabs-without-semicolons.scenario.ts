import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export const compare = 'as-is';

export default async function scenario({ module, seed }: ScenarioContext) {
  seed('Book', { id: 1, title: 'Emma', shelf: 'a' });
  return await module.shelves({ shelves: ['a', 'b'] });
}
