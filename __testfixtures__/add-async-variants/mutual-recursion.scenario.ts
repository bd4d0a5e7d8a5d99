import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export default async function scenario({ module, call, make, seed }: ScenarioContext) {
  seed('Node', { id: 50, parent: 1 });
  seed('Node', { id: 51, parent: 50 });
  return [await call(make(module.Node), 'save')];
}
