import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export default async function scenario({ module, call, make }: ScenarioContext) {
  const draft = make(module.Draft, {});
  await call(draft, 'save');
  await call(draft, 'save');
  return draft.version;
}
