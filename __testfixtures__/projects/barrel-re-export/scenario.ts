import type { ScenarioContext } from '../../../tests/harness/scenario.ts';

export default async function scenario({ modules, call, make }: ScenarioContext) {
  const { Timestamped, Author, Book } = modules['src/models/index.ts'];
  const author = make(Author, { name: 'Ada' });
  await call(author, 'save');
  await call(make(Book, { title: ' Notes ', author }), 'save');
  return author instanceof Timestamped;
}
