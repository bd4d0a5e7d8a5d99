import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export const fallback = true;

export default async function scenario({ module, call, make, seed }: ScenarioContext) {
  seed('Product', { id: 1, name: 'tea' });
  return await call(make(module.Store), 'save');
}
