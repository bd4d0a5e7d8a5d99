import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export const fallback = 'some';

export default async function scenario({ module, call, make }: ScenarioContext) {
  await call(make(module.Tag, { name: 'first' }), 'save');
  for (const pages of [1, 3]) await call(make(module.Book, { pages }), 'save');
  for (const name of ['', 'top']) await call(make(module.Shelf, { name }), 'save');
  for (const number of [1, 3]) await call(make(module.Room, { number }), 'save');
  return await call(make(module.House, { number: 3 }), 'save');
}
