import type { ScenarioContext } from '../../../tests/harness/scenario.ts';

export const fallback = 'some';

export default async function scenario({ modules, call, make }: ScenarioContext) {
  const { Order, Label } = modules['audit.ts'] ?? {};
  await call(make(Order, { name: 'first' }), 'save');
  return await call(make(Label, { name: 'second' }), 'save');
}
