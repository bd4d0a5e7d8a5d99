import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export default async function scenario({ module, call, make, seed }: ScenarioContext) {
  seed('Tag', { id: 1, name: 'news', post: 1 });
  seed('Tag', { id: 2, name: 'art', post: 2 });
  return [await call(make(module.Post), 'save'), await call(make(module.Post), 'save')];
}
