import type { ScenarioContext } from '../../../tests/harness/scenario.ts';

export const fallback = 'some';

export default async function scenario({ modules, call, rows }: ScenarioContext) {
  const { lists, confirmed, asked, loud } = modules['lib/lists.js'];
  for (const each of [lists, confirmed, asked, loud]) await call(each, 'insert', { name: 'a', at: 1 });
  return ['lists', 'confirmed', 'asked', 'loud', 'workers', 'shifts'].map((name) => rows(name));
}
