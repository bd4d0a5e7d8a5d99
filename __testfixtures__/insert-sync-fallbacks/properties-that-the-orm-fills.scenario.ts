import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export default async function scenario({ module, call, make }: ScenarioContext) {
  const author = make(module.Author, { name: 'Lem' });
  const book = make(module.Book, { title: 'Solaris', author });
  await call(book, 'save');
  const page = make(module.Page, { notes: [make(module.Author, { name: 'note' })] });
  await call(page, 'save');
  const edition = make(module.Edition, {});
  await call(edition, 'delete');
  return [author, book.title, page.savedAt, edition];
}

export const fallback = true;
