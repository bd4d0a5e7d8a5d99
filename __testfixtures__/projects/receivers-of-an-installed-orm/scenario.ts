import type { Loose, ScenarioContext } from '../../../tests/harness/scenario.ts';

interface Entry {
  readonly side: 'sync' | 'async';
  readonly how: string;
  readonly row: unknown;
}

/** The ORM keeps its own books: what mirrors write goes through one side of its driver, whichever that is. */
export default async function scenario({ modules, call }: ScenarioContext) {
  const models = modules['src/models.js'] as Loose;
  const { counts } = modules['src/receivers.js'] as unknown as { counts: unknown };
  const { ledger } = modules['node_modules/ledger-orm/driver.js'] as unknown as { ledger: Entry[] };
  const credit = new models.Credit({ total: 3 });
  await call(credit, 'save');
  await call(new models.Customer({ name: ' Ada ' }), 'save');
  await call(new models.Invoice({ lines: [1, 2] }), 'delete');
  const sides = new Set(ledger.map(({ side }) => side)).size;
  await call(new models.Invoice({ lines: [1, 2] }), 'save');
  await call(credit, 'delete');
  await call(new models.Draft({ lines: [7] }), 'delete');
  return { sides, counts, rows: ledger.map(({ how, row }) => ({ how, row })) };
}

export const fallback = 'some';
