import type { ScenarioContext } from '../../../tests/harness/scenario.ts';

export default async function scenario({ modules, call, make }: ScenarioContext) {
  const counter = make(modules['src/counter.js'].Counter);
  await call(counter, 'save', 1);
  const { count } = counter;
  await call(counter, 'delete');
  return count;
}
