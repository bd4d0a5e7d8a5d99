import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export const compare = 'as-is';

export default async function scenario({ module, enter }: ScenarioContext) {
  return await enter('view', () => module.view({ params: { id: 1 } }));
}
