import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export default async function scenario({ module, call, make }: ScenarioContext) {
  const book = make(module.Book, { title: 'Emma' });
  await call(book, 'save');
  return await call(book, 'delete');
}
