import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export default async function scenario({ module, call, make, seed }: ScenarioContext) {
  seed('Shelf', { id: 1, name: 'A' });
  return call(make(module.Visit), 'save');
}
