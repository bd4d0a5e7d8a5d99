import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export const fallback = true;

export default async function scenario({ module, call, make }: ScenarioContext) {
  const { Recording } = module;
  module.steps?.push?.(make(Recording, {}));
  const page = make(module.Page, { title: 'one' });
  await call(page, 'save');
  await call(make(module.Sheet, {}), 'save');
  module.steps?.pop?.();
  return page.printed;
}
