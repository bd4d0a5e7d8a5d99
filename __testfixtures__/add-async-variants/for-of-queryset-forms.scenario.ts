import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export default async function scenario({ module, call, make, seed }: ScenarioContext) {
  seed('Page', { id: 1, site: 1, title: 'Home', tags: ['start'] });
  seed('Page', { id: 2, site: 1, title: 'About' });
  seed('Page', { id: 3, site: 2, title: 'News', draft: true });
  return [await call(make(module.Site), 'save'), await call(make(module.Site), 'save')];
}
