import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export const fallback = 'some';

export default async function scenario({ module, call, make }: ScenarioContext) {
  const book = make(module.Book, { id: 7 });
  await call(book, 'save');
  module.open(book);
  await call(book, 'delete');
  await call(book, 'refreshFromDb');
  const shelf = make(module.Shelf, { title: ' North ' });
  await call(shelf, 'save');
  return shelf.title;
}
