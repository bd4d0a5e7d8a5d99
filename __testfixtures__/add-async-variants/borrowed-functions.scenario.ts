import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export default async function scenario({ module, call, make }: ScenarioContext) {
  const article = make(module.Article, { title: ' On Reeds ' });
  await call(article, 'save');
  await call(make(module.Event, { name: 'opening' }), 'save');
  return article.title;
}
