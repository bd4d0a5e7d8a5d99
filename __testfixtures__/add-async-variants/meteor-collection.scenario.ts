import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export default async function scenario({ module, call }: ScenarioContext) {
  const id = await call(module.Posts, 'insert', { title: 'One', author: 'ada' });
  await call(module.Posts, 'insert', { title: 'Two', author: 'ada' });
  return [id, await call(module.Posts, 'remove', id), await call(module.Posts, 'remove', id)];
}
