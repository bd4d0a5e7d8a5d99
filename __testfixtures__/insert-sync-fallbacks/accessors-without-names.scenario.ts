import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export const fallback = 'some';

export default async function scenario({ module, call, make }: ScenarioContext) {
  await call(make(module.Visit, {}), 'save');
  const shown: unknown[] = [];
  for (const each of [module.Museum, module.Ticket, module.Tour, module.Stop]) {
    const row = make(each, {});
    await call(row, 'save');
    shown.push(row.visits);
  }
  return shown;
}
