import type { ScenarioContext } from '../../../tests/harness/scenario.ts';

export const rightBefore = true;

export default async function scenario({ modules, call, make, attempt }: ScenarioContext) {
  const counter = make(modules['src/counter.js'].LimitedCounter);
  await call(counter, 'save', 1);
  await call(counter, 'save', 2);
  return [counter.count, await attempt(() => call(counter, 'save'))];
}
