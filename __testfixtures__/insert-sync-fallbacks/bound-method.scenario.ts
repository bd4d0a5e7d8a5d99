import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export const fallback = true;

export default async function scenario({ module, call, make }: ScenarioContext) {
  const button = make(module.Button, { label: 'go' });
  return [await call(button, 'save'), await call(button, 'refreshFromDb'), await call(button, 'delete'), button];
}
