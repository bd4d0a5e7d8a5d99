import type { Loose, ScenarioContext } from '../../../tests/harness/scenario.ts';

interface Entry {
  readonly side: 'sync' | 'async';
  readonly row: unknown;
}

/** The ORM keeps its own books: what mirrors write goes through one side of its driver, whichever that is. */
export default async function scenario({ modules, call }: ScenarioContext) {
  const models = modules['src/models.js'] as Loose;
  const { ledger } = modules['node_modules/shelf-orm/driver.js'] as unknown as { ledger: Entry[] };
  const page = new models.Page({ title: 'one' });
  const chapter = new models.Chapter({ title: 'first', pages: [page] });
  const mirrored = [
    chapter,
    new models.Volume({ title: 'all', chapters: [chapter], pages: [page] }),
    new models.Label({ title: ' Old Maps ' }),
    new models.Checked({ title: 'checked' }),
  ];
  for (const each of mirrored) await call(each, 'save');
  const sides = new Set(ledger.map(({ side }) => side)).size;
  for (const name of ['Shelf', 'Loan', 'Counted'] as const) await call(new models[name]({ title: name }), 'save');
  return { sides, rows: ledger.map(({ row }) => row) };
}

export const fallback = 'some';
