import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export default async function scenario({ module, call, make }: ScenarioContext) {
  const page = make(module.Page, {});
  await call(page, 'save');
  await call(page, 'save');
  return page;
}

export const fallback = 'some';
