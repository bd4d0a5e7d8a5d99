import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export default async function scenario({ module, call, make }: ScenarioContext) {
  await call(make(module.Draft), 'save');
  await call(make(module.NumberedDraft), 'save');
  const second = make(module.NumberedDraft);
  await call(second, 'save');
  return second.number;
}
