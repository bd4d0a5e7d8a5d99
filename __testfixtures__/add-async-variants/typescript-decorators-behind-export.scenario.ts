import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export default async function scenario({ module, call, make }: ScenarioContext) {
  const book = make(module.Book, {});
  await call(book, 'save');
  return book.at;
}
