import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export const fallback = true;

export default async function scenario({ module, call, make, seed }: ScenarioContext) {
  seed('Page', { id: 1, title: 'Home' });
  const site = make(module.Site);
  return [await call(site, 'save'), site];
}
