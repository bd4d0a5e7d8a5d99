import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export const fallback = 'some';

export default async function scenario({ module, call, make }: ScenarioContext) {
  await call(make(module.Author, { name: 'Ada' }), 'save');
  const rows = [module.Quote, module.Note, module.Card].map((each) => make(each, {}));
  for (const row of rows) await call(row, 'save');
  return rows.map(({ source, color, shelf }) => [source, color, shelf]);
}
