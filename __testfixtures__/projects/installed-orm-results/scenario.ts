import type { Loose, ScenarioContext } from '../../../tests/harness/scenario.ts';

interface Entry {
  readonly side: 'sync' | 'async';
  readonly row: unknown;
}

/** Mirrors write through one side of the driver, whichever that is. */
export default async function scenario({ modules, call }: ScenarioContext) {
  const models = modules['src/models.js'] as Loose;
  const { ledger } = modules['node_modules/shelf-orm/index.js'] as unknown as { ledger: Entry[] };
  await call(new models.Book({ title: 'Emma', author: 'Jane' }), 'save');
  await call(new models.Copy({ title: 'Emma' }), 'save');
  await call(new models.Copy({ title: 'Persuasion' }), 'save');
  const sides = new Set(ledger.map(({ side }) => side)).size;
  await call(new models.Index({ title: 'of notes' }), 'save');
  return { sides, rows: ledger.map(({ row }) => row) };
}

export const fallback = 'some';
