import type { ScenarioContext } from '../../../tests/harness/scenario.ts';

export const compare = 'as-is';

export default async function scenario({ script }: ScenarioContext) {
  const module = await script('app.js');
  return module.books;
}
