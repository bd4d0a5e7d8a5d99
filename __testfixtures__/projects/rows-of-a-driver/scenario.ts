import type { Loose, ScenarioContext } from '../../../tests/harness/scenario.ts';

interface Row {
  id: number;
  [column: string]: unknown;
}

/** A driver as the application has it: what mirrors do is on one side of it, whichever that is. */
export default async function scenario({ modules, call }: ScenarioContext) {
  const { Box, Letter, Page } = modules['src/archive.js'] as Loose;
  const { connect } = modules['src/orm/connection.js'] as Loose;
  const tables = new Map<string, Row[]>();
  const steps: { side: string; what: string }[] = [];
  const run = (side: string, statement: string, [table, row]: [string, Row]): readonly Row[] => {
    steps.push({ side, what: `${statement} ${table}` });
    const rows = tables.get(table) ?? [];
    tables.set(table, rows);
    const found = rows.filter((each) => Object.entries(row).every(([column, value]) => each[column] === value));
    if (statement === 'select') return found.map((each) => ({ ...each }));
    if (statement === 'delete') tables.set(table, rows.filter((each) => each.id !== row.id));
    const known = rows.find((each) => each.id === row.id);
    if (statement === 'save' && known) Object.assign(known, row);
    else if (statement === 'save') rows.push({ ...row, id: rows.length + 1 });
    return statement === 'save' && !known ? rows.slice(-1) : [];
  };
  connect({
    run: (statement: string, values: [string, Row]) => run('sync', statement, values),
    arun: (statement: string, values: [string, Row]) => Promise.resolve().then(() => run('async', statement, values)),
  });
  const box = new Box({ shelf: 'A1' });
  await call(box, 'save');
  await call(new Page({ box: 1, text: 'a whale of a book' }), 'save');
  await call(new Page({ box: 2, text: 'elsewhere' }), 'save');
  box['shelf'] = 'B2' as unknown as Loose;
  await call(box, 'save');
  const pages = (tables.get('pages') ?? []).map((each) => ({ ...each }));
  await call(box, 'delete');
  const sides = new Set(steps.map(({ side }) => side)).size;
  const saved: string[] = [];
  const copies = () => [1, 2].map((copy) => ({ save: () => saved.push(`copy ${String(copy)}`) }));
  await call(new Letter({ to: 'Ada', office: { copies } }), 'save');
  return { pages, sides, saved, steps: steps.map(({ what }) => what), left: [...tables].map(([name, rows]) => [name, rows.length]) };
}

export const fallback = 'some';
