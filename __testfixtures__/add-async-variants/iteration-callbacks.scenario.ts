import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export default async function scenario({ module, call, make }: ScenarioContext) {
  const chapters = ['One ', ' Two', 'Three'].map((title) => make(module.Chapter, { title, pages: title.length }));
  const book = make(module.Book, { chapters });
  await call(book, 'save');
  return [book.titles, book.pages];
}
