import type { Loose, ScenarioContext } from '../../../tests/harness/scenario.ts';

interface Entry {
  readonly side: 'sync' | 'async';
  readonly row: unknown;
  readonly depth: number;
}

/** The ORM keeps its own books: what mirrors write goes through one side of it, whichever that is. */
export default async function scenario({ modules, call }: ScenarioContext) {
  const shelves = modules['src/shelves.ts'] as Loose;
  const { ledger } = modules['node_modules/shelf-store/store.js'] as unknown as { ledger: Entry[] };
  const start = ledger.length;
  for (const name of ['Pairs', 'Copied'] as const) {
    const shelf = new shelves[name]({ store: shelves.store });
    await call(shelf, 'keep', { name });
  }
  const own = ledger.slice(start);
  return { sides: new Set(own.map(({ side }) => side)).size, rows: own.map(({ row, depth }) => ({ row, depth })) };
}

export const fallback = 'some';
