import type { ScenarioContext } from '../../../tests/harness/scenario.ts';

export default async function scenario({ modules, call, make }: ScenarioContext) {
  const store = make(modules['src/upper-store.ts'].UpperStore);
  return [await call(store, 'persist', 'a', 'x'), await call(store, 'persist', 'b', 'y')];
}
