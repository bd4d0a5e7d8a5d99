import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export const fallback = true;

export default async function scenario({ module, call, make, seed }: ScenarioContext) {
  seed('Setting', { id: 40, key: 'theme' });
  return await call(make(module.Setting, { key: 'theme' }), 'save');
}
