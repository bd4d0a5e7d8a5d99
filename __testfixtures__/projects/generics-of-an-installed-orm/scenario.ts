import type { Loose, ScenarioContext } from '../../../tests/harness/scenario.ts';

interface Entry {
  readonly side: string;
  readonly text: string;
}

export default async function scenario({ modules, call }: ScenarioContext) {
  const m = modules['src/desk.ts'] as Loose;
  const { log } = modules['node_modules/desk-tables/index.js'] as unknown as { log: Entry[] };
  const { desk } = m as unknown as { desk: { open(row: unknown): { put(id: number, values: object): object } } };
  desk.open(m['Author']).put(1, { name: 'Ursula', books: 0 });
  desk.open(m['Book']).put(9, { title: 'early', author: 1 });
  const start = log.length;
  const outcomes: unknown[] = [];
  const put = async (name: string, row: string, id: number, values: object): Promise<void> => {
    const table = new m[name](desk, m[row]);
    try {
      outcomes.push({ ...((await call(table, 'put', id, values)) as object) });
    } catch (error) {
      outcomes.push((error as Error).message);
    }
  };
  for (const id of [2, 3, 4]) await put('Books', 'Book', id, { title: 'left', author: 1 });
  await put('Loans', 'Loan', 5, { book: 2 });
  await put('Loans', 'Loan', 6, { book: 77 });
  const own = log.slice(start);
  return { outcomes, texts: own.map(({ text }) => text), sides: new Set(own.map(({ side }) => side)).size };
}

export const fallback = 'some';
