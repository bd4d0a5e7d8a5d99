import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export const fallback = true;

export default async function scenario({ module, call, make, seed }: ScenarioContext) {
  seed('Counter', { id: 1, kind: 'guest' });
  const visitor = make(module.Visitor, { kind: 'guest' });
  await call(visitor, 'save');
  return visitor.ticket;
}
