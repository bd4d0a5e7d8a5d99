import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export const fallback = true;

export default async function scenario({ module, call, make, seed, rows }: ScenarioContext) {
  seed('Page', { id: 1, title: 'Home' });
  for (const name of ['Site', 'Menu', 'ShortMenu', 'Feed']) await call(make(module[name]), 'save');
  return ['Site', 'Menu', 'ShortMenu', 'Feed'].map(rows);
}
