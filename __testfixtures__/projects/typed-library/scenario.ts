import type { ScenarioContext } from '../../../tests/harness/scenario.ts';

export const fallback = 'some';

export default async function scenario({ modules, call, make, attempt, rows }: ScenarioContext) {
  const { Book } = modules['src/models/book.ts'];
  const { Member, Librarian } = modules['src/models/member.ts'];
  const { Loan } = modules['src/services/desk.ts'];
  const ada = make(Member, { name: 'Ada' });
  await call(ada, 'save');
  const emma = await call(Book['objects'], 'create', { title: 'Emma', copies: 3 });
  const again = await attempt(() => call(Book['objects'], 'create', { title: 'Emma' }));
  const second = make(Book, { title: 'Emma', copies: 1 });
  const refused = await attempt(() => call(second, 'save', { force: true }));
  const loan = make(Loan, { book: emma, reader: ada });
  const lent = await attempt(() => call(loan, 'save'));
  const more = await attempt(() => call(make(Loan, { book: emma, reader: ada }), 'save'));
  const tooMany = await attempt(() => call(make(Loan, { book: emma, reader: ada }), 'save'));
  const librarian = make(Librarian, { name: 'Ada' });
  const first = await attempt(() => call(librarian, 'save'));
  const blocked = await attempt(() => call(librarian, 'save'));
  await call(ada, 'refreshFromDb');
  const removed = await attempt(() => call(emma, 'delete'));
  return { again, refused, lent, more, tooMany, first, blocked, removed, entries: rows('AuditEntry').length };
}

export async function views({ modules, seed }: ScenarioContext) {
  seed('Book', { id: 1, title: 'Emma', kind: 'book', revision: 1 });
  const reader = new modules['src/models/member.ts'].Member({ name: 'Ada' });
  await modules['src/views/loans.ts'].createLoan({ body: { title: 'Emma', reader } });
}
