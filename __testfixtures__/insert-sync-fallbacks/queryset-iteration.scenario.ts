import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export const fallback = true;

export default async function scenario({ module, call, make, seed }: ScenarioContext) {
  seed('Tag', { id: 1, name: 'b', post: 1 });
  seed('Tag', { id: 2, name: 'a', post: 2 });
  return await call(make(module.Post), 'save');
}
