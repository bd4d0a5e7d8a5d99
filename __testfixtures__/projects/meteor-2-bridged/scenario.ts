import type { ScenarioContext } from '../../../tests/harness/scenario.ts';

export const base = 'delegating';
export const rightBefore = true;

export default async function scenario({ modules, call }: ScenarioContext) {
  return await call(modules['imports/posts.js']?.['Posts'], 'insert', { title: 'One' });
}
