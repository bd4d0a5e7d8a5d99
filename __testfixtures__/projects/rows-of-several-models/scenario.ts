import type { Loose, ScenarioContext } from '../../../tests/harness/scenario.ts';

type Row = Record<string, unknown>;

/** A driver as the application has it: what mirrors do is on one side of it, whichever that is. */
export default async function scenario({ modules, call, attempt }: ScenarioContext) {
  const { Author, Desk, Letter } = modules['src/archive.js'] as Loose;
  const { connect } = modules['src/orm/connection.js'] as Loose;
  const tables = new Map<string, Row[]>();
  const steps: { side: string; what: string }[] = [];
  const run = (side: string, statement: string, [table, row]: [string, Row]): readonly Row[] => {
    steps.push({ side, what: `${statement} ${table}` });
    const rows = tables.get(table) ?? [];
    tables.set(table, rows);
    if (statement === 'select')
      return rows
        .filter((each) => Object.entries(row).every(([column, value]) => each[column] === value))
        .map((each) => ({ ...each }));
    const known = rows.find((each) => each['id'] === row['id']);
    if (known) return [Object.assign(known, row)];
    rows.push({ ...row, id: rows.length + 1 });
    return rows.slice(-1);
  };
  connect({
    run: (statement: string, values: [string, Row]) => run('sync', statement, values),
    arun: (statement: string, values: [string, Row]) => Promise.resolve().then(() => run('async', statement, values)),
  });
  await call(new Author({ name: 'Ada' }), 'save');
  await call(new Desk({ room: 1 }), 'save');
  steps.length = 0;
  await call(new Letter({ author: 1 }), 'save');
  const sides = new Set(steps.map(({ side }) => side)).size;
  const missing = await attempt(() => call(new Letter({ author: 2 }), 'save'));
  return { sides, missing, steps: steps.map(({ what }) => what), tables: [...tables] };
}
