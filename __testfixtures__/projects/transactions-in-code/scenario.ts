import type { Loose, ScenarioContext } from '../../../tests/harness/scenario.ts';

interface Entry {
  readonly side: string;
  readonly what: string;
}

/** Each ORM keeps a journal: what mirrors do is on one side of it, whichever that is. */
export default async function scenario({ modules, call, attempt }: ScenarioContext) {
  const entries = modules['src/entries.js'] as Loose;
  const budgets = modules['src/budgets.js'] as Loose;
  const own = modules['src/orm/database.js'] as unknown as { journal: Entry[] };
  const installed = modules['node_modules/ledger-orm/index.js'] as unknown as { journal: Entry[] };
  await call(new entries.Entry({ id: 'e1', lines: ['a', 'b'] }), 'save');
  await call(new entries.Invoice({ id: 'i1' }), 'save');
  await call(new entries.Payment({ id: 'p1', amount: 5 }), 'save');
  const refused = await attempt(() => call(new entries.Payment({ id: 'p2', amount: -5 }), 'save'));
  await call(new entries.Note({ id: 'n1' }), 'save');
  await call(new budgets.Budget({ id: 'b1' }), 'save');
  await call(new budgets.Plan({ id: 'plan' }), 'save');
  const mirrored = [...own.journal, ...installed.journal];
  const sides = new Set(mirrored.map(({ side }) => side)).size;
  for (const name of ['Report', 'Reminder', 'Statement'] as const) await call(new entries[name]({ id: name }), 'save');
  return { sides, refused, done: [...own.journal, ...installed.journal].map(({ what }) => what) };
}

export const fallback = 'some';
