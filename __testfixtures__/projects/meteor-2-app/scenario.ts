import type { ScenarioContext } from '../../../tests/harness/scenario.ts';

export const fallback = true;

export default async function scenario({ modules, call }: ScenarioContext) {
  return await call(modules['imports/posts.js'].Posts, 'insert', { title: 'One' });
}
