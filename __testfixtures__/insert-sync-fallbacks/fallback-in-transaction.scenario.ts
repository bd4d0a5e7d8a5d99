import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export const fallback = true;

export default async function scenario({ module, call, make, rows }: ScenarioContext) {
  const moved = await call(make(module.Transfer, { from: 'a', to: 'b', amount: 5 }), 'save');
  return [moved, rows('Entry'), rows('Log')];
}
