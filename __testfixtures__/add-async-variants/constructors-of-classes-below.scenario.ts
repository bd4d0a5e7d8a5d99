import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export default async function scenario({ module, call, make }: ScenarioContext) {
  await call(make(module.Tag, { title: 'Moss' }), 'save');
  const rows = ['Page', 'Sheet', 'Leaf', 'Folio', 'Scroll'].map((each) => make(module[each], { title: 'Moss' }));
  for (const row of rows) await call(row, 'save');
  return rows;
}

export const fallback = 'some';
