import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export default async function scenario({ module, call, make }: ScenarioContext) {
  const entry = make(module.Entry, { name: 'a' });
  await call(entry, 'save', { forceInsert: true });
  return await call(entry, 'delete');
}
