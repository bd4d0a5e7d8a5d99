import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export const compare = 'as-is';

export default async function scenario({ module, seed }: ScenarioContext) {
  seed('Book', { id: 1, title: 'Persuasion' });
  seed('Book', { id: 2, title: 'Emma' });
  const ctx = { body: null };
  await module.router.dispatch('get', '/books', ctx, async () => {});
  return ctx;
}
