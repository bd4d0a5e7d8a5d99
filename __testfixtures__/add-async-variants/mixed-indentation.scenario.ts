import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export default async function scenario({ module, call, make }: ScenarioContext) {
  const mixed = make(module.Mixed, { a: 2 });
  await call(mixed, 'save');
  return await call(mixed, 'delete');
}
