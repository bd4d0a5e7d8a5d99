import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export default async function scenario({ module, call, make }: ScenarioContext) {
  const coat = make(module.Coat, { title: 'wool' });
  await call(coat, 'save');
  return [coat.steps, coat.size, coat.even, coat.known, coat.lines];
}
