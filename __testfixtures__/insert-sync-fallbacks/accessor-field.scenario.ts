import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export const fallback = true;

export default async function scenario({ module, call, make }: ScenarioContext) {
  await call(make(module.Counter), 'save');
}
