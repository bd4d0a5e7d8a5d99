import type { ScenarioContext } from '../../../tests/harness/scenario.ts';

export const compare = 'as-is';

export default async function scenario({ modules }: ScenarioContext) {
  const { index, create, total } = modules['views/books.js'];
  const keys = [await create({ title: 'Emma' }), await create({ title: 'Persuasion' })];
  return [keys, await index({ limit: 1 }), await total({ offset: 10 })];
}
