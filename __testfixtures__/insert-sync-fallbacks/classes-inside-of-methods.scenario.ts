import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export const fallback = true;

export default async function scenario({ module, call, make }: ScenarioContext) {
  const each = make(module.Import, { source: 'file', lines: ['a', 'b'] });
  return [await call(each, 'save'), each];
}
