import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export default async function scenario({ module, call, make }: ScenarioContext) {
  const cached = make(module.Cached, { stale: true });
  await call(cached, 'save', { forceInsert: true });
  return await call(cached, 'delete');
}
