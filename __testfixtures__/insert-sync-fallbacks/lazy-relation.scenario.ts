import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export const fallback = true;

export default async function scenario({ module, call, make, seed }: ScenarioContext) {
  seed('Author', { id: 3, name: 'Ada' });
  const book = make(module.Book, { authorId: 3 });
  await call(book, 'save');
  return book.byline;
}
