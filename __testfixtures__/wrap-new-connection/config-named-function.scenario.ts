import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export const compare = 'as-is';

export default async function scenario({ module }: ScenarioContext) {
  return await module.importCatalogue(['Emma', 'Persuasion', 'Emma']);
}
