import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export const fallback = true;

export default async function scenario({ module, call, make }: ScenarioContext) {
  const gauge = make(module.Gauge, {});
  await call(gauge, 'save');
  const table = make(module.Table, {});
  await call(table, 'save');
  await call(table, 'refreshFromDb');
  await call(table, 'delete');
  await call(gauge, 'delete');
  await call(make(module.Lamp, {}), 'save');
  return [table.rows, table.count];
}
