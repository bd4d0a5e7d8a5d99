import type { Loose, ScenarioContext } from '../../../tests/harness/scenario.ts';

interface Entry {
  readonly side: 'sync' | 'async';
  readonly what: string;
}

/** The ORM keeps a journal: what mirrors do is on one side of it, whichever that is. */
export default async function scenario({ modules, call }: ScenarioContext) {
  const models = modules['src/models.js'] as Loose;
  const { journal } = modules['src/orm/tables.js'] as unknown as { journal: Entry[] };
  const loans = [new models.Loan({ year: 2026 }), new models.Loan({ year: 2026, returned: true })];
  for (const loan of loans) await call(loan, 'save');
  await call(loans[0], 'save');
  const member = new models.Member({ name: 'Ada' });
  await call(member, 'save');
  const sides = new Set(journal.map(({ side }) => side)).size;
  await call(new models.Fine(), 'save');
  return { sides, done: journal.map(({ what }) => what), numbers: loans.map((loan) => loan['number']), lent: member['lent'] };
}

export const fallback = 'some';
