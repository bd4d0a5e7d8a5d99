import type { Loose, ScenarioContext } from '../../../tests/harness/scenario.ts';

interface Step {
  readonly what: string;
}

export default async function scenario({ modules, call }: ScenarioContext) {
  const { Article, Atlas, Map, Page, Sketch } = modules['src/documents.js'] as Loose;
  const { journal } = modules['src/store.js'] as unknown as { journal: Step[] };
  const article = new Article({ title: ' Moss ' });
  await call(article, 'save');
  await call(article, 'save');
  await call(new Page({ title: ' Fern ' }), 'save');
  await call(new Map({ title: 'Alps' }), 'save');
  await call(new Atlas({ title: ' Rivers ' }), 'save');
  const sketch = new Sketch('Lichen');
  sketch.save();
  return { article, sketch, done: journal.map(({ what }) => what) };
}

export const fallback = 'some';
