import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export const fallback = true;

export default async function scenario({ module, call, make, rows }: ScenarioContext) {
  await call(make(module.Contract, {}), 'save');
  await call(make(module.Letter, {}), 'save');
  return rows('Entry');
}
