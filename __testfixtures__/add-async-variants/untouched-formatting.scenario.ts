import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export default async function scenario({ module, call, make, seed }: ScenarioContext) {
  seed('Index', { id: 1, a: 0 });
  const odd = make(module.default, { name: 'odd' });
  return [await call(odd, 'save', 1), await call(odd, 'delete')];
}
