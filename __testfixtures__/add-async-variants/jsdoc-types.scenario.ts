import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export default async function scenario({ module, call, make }: ScenarioContext) {
  const author = make(module.Author, { name: 'Ada' });
  const book = make(module.Book, { author });
  await call(book, 'save', [make(module.Author, { name: 'Bob' })]);
  return await call(book, 'delete');
}
