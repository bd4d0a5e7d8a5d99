import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export default async function scenario({ module, call, make, seed, rows }: ScenarioContext) {
  const pages = [
    { id: 1, title: 'Home', parentId: 3 },
    { id: 2, title: 'News', parentId: 1 },
    { id: 3, title: 'Map', parentId: 2 },
  ];
  for (const page of pages) seed('Page', page);
  await call(make(module.Site, { name: 'all', rootId: 2 }), 'save');
  await call(make(module.Site, { name: 'part', rootId: 1, last: 'News' }), 'save');
  await call(make(module.Blog, { name: 'blog', rootId: 3, last: 'Map' }), 'save');
  return [rows('Site'), rows('Blog')];
}
