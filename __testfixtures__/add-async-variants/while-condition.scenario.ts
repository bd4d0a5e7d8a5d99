import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export default async function scenario({ module, call, make, rows }: ScenarioContext) {
  for (let count = 0; count < 3; count += 1) await call(make(module.Article, { title: 'Hello, World' }), 'save');
  return rows('Article').map(({ slug }) => slug);
}
