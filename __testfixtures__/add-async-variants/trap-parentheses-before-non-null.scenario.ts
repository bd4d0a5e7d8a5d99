import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export default async function scenario({ module, call, make }: ScenarioContext) {
  await call(make(module.Shelf, { name: 'a' }), 'delete').catch(() => null);
  const row = make(module.Shelf, { name: 'b' });
  return [await call(row, 'save').catch((error: unknown) => (error as Error).name), row];
}
