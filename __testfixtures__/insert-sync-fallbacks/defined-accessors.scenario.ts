import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export const fallback = true;

export default async function scenario({ module, call, make }: ScenarioContext) {
  const author = make(module.Author, { name: 'Ada' });
  await call(author, 'save');
  const book = make(module.Book, { title: 'Notes', authorId: author.id });
  await call(book, 'save');
  const quote = make(module.Quote, { book });
  await call(quote, 'save');
  const chapter = make(module.Chapter, { book });
  await call(chapter, 'save');
  const shelf = make(module.Shelf, {});
  await call(shelf, 'save');
  const sheet = make(module.Sheet, {});
  await call(sheet, 'save');
  const card = make(module.Card, { book });
  await call(card, 'save');
  return [quote.source, chapter.source, shelf.capacity, sheet.capacity, card.place];
}
