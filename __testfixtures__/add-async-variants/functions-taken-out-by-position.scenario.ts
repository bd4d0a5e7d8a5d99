import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export default async function scenario({ module, call, make }: ScenarioContext) {
  const models = ['Page', 'Sheet', 'Leaf', 'Folio', 'Scroll', 'Slip', 'Card'];
  const rows = models.map((each) => make(module[each], { title: ' Moss ' }));
  for (const row of rows) await call(row, 'save');
  return rows;
}

export const fallback = 'some';
