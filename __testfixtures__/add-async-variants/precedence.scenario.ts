import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export default async function scenario({ module, call, make, seed }: ScenarioContext) {
  seed('Author', { id: 1, name: 'Ada' });
  seed('Author', { id: 2, name: 'Bob' });
  const author = make(module.Author, { id: 2, name: 'Bob' });
  const first = await call(make(module.Chapter, { author }), 'save');
  return [first, await call(make(module.Chapter, { author }), 'save')];
}
