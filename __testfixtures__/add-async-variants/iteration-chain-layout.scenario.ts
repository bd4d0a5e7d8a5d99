import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export default async function scenario({ module, make, call }: ScenarioContext) {
  const book = make(module.Book, { title: 'Emma' });
  await call(book, 'save');
}
