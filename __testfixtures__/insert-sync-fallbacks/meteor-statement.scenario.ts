import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export const fallback = true;

export default async function scenario({ module, call, settle }: ScenarioContext) {
  const id = await call(module.Logs, 'insert', { _id: 'a', text: 'hello' });
  await settle();
  return id;
}
