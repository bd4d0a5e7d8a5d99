import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export const fallback = 'some';

export default async function scenario({ module, call, make }: ScenarioContext) {
  const theme = make(module.Theme);
  return [await call(theme, 'save'), await call(theme, 'delete')];
}
