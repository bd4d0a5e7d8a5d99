import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export const fallback = 'some';

export default async function scenario({ module, call, make }: ScenarioContext) {
  await call(make(module.Entry, {}), 'save');
  const rows = [module.Draft, module.Letter, module.Queue].map((each) => make(each, {}));
  for (const row of rows) await call(row, 'save');
  return rows.map(({ note, entries, last }) => [note, entries, last]);
}
