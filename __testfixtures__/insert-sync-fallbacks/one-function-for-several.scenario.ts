import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export const fallback = true;

export default async function scenario({ module, call, make }: ScenarioContext) {
  const book = make(module.Book, { title: ' On Reeds ' });
  await call(book, 'save');
  await call(book, 'delete');
  const shelf = make(module.Shelf, { title: ' North ' });
  await call(shelf, 'save');
  return [book.title, shelf.title];
}
