import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export const fallback = true;

export default async function scenario({ module, call, make, seed, rows }: ScenarioContext) {
  for (const id of [1, 2]) seed('Stop', { id, line: 'blue' });
  for (const kind of ['bus', 'night']) await call(make(module.Trip, { kind, line: 'blue' }), 'save');
  for (const isFirst of [true, false]) await call(make(module.Tour, { isFirst, line: 'blue' }), 'save');
  return rows('Stop').length;
}
