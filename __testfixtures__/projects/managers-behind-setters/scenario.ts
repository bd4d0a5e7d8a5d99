import type { Loose, ScenarioContext } from '../../../tests/harness/scenario.ts';

interface Step {
  readonly side: 'sync' | 'async';
  readonly what: string;
}

/** The ORM keeps a journal: what mirrors do is on one side of it, whichever that is. */
export default async function scenario({ modules, call }: ScenarioContext) {
  const ledger = modules['src/ledger.js'] as Loose;
  const { journal } = modules['src/orm/engine.js'] as unknown as { journal: Step[] };
  const { Manager } = modules['src/orm/manager.js'] as Loose;
  for (const cents of [5, 30, 20]) await call(new ledger.Entry({ account: 'A', kind: cents > 9 ? 'big' : 'small', cents }), 'save');
  const account = new ledger.Account({ code: 'A' });
  await call(account, 'save');
  const report = ledger.open(2026);
  await call(report, 'save');
  const gone = await call(account, 'delete');
  const sides = new Set(journal.map(({ side }) => side)).size;
  const audit = new ledger.Audit();
  await call(audit, 'save');
  const statement = new ledger.Statement({ year: 2026, source: new Manager(ledger.Audit) });
  await call(statement, 'save');
  const file = new ledger.Export();
  await call(file, 'delete');
  const numbers = [report, audit, statement].map((each) => (each as Loose)['number']);
  return { sides, gone, account, numbers, file, done: journal.map(({ what }) => what) };
}

export const fallback = 'some';
