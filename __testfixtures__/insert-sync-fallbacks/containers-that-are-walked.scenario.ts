import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export const fallback = true;

export default async function scenario({ module, call, make }: ScenarioContext) {
  await call(make(module.Word, { text: 'reed' }), 'save');
  await call(make(module.Setting, { id: 1, path: ['mail', 'from'] }), 'save');
  await call(make(module.Stack, {}), 'save');
}
