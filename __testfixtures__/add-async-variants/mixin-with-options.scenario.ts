import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export default async function scenario({ module, call, make }: ScenarioContext) {
  const book = make(module.Book, { title: ' Emma' });
  const shelf = make(module.Shelf, { name: 'top' });
  await call(book, 'save');
  await call(shelf, 'save');
  return await call(shelf, 'delete');
}
