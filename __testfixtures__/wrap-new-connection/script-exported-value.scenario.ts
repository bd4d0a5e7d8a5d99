import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export const compare = 'as-is';

export default async function scenario({ script, seed }: ScenarioContext) {
  seed('Setting', { id: 1, name: 'theme', value: 'dark' });
  const module = await script();
  return [module.describe(), module.theme];
}
