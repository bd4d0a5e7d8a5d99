import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export default async function scenario({ module, call, make }: ScenarioContext) {
  const rows = ['Sheet', 'Page', 'Leaf', 'Scroll', 'Folio', 'Plain'].map((each) => make(module[each], { title: 'Moss' }));
  for (const row of rows) await call(row, 'save');
  await call(rows[0], 'save');
  return rows;
}

export const fallback = 'some';
