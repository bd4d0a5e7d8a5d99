import type { Loose, ScenarioContext } from '../../../tests/harness/scenario.ts';

type Row = Readonly<Record<string, unknown>>;

/** Selections read where they are iterated over: on the sync side, in a mirror that takes them for arrays as well. */
export default async function scenario({ modules, call }: ScenarioContext) {
  const { Box, Page } = modules['src/archive.js'] as Loose;
  const { connect } = modules['src/orm/record.js'] as Loose;
  const { Selection } = modules['src/orm/selection.js'] as Loose;
  const rows: Row[] = [];
  const steps: { side: string; what: string }[] = [];
  const read = (side: string) => {
    steps.push({ side, what: 'read' });
    return [...rows.filter((each) => each['text'] !== undefined)];
  };
  const save = (side: string, table: string, row: Row) => {
    steps.push({ side, what: `save ${table}` });
    rows.push(row);
  };
  connect({
    select: () => new Selection(() => read('sync')),
    aselect: () => Promise.resolve(read('async')),
    save: (table: string, row: Row) => save('sync', table, row),
    asave: (table: string, row: Row) => Promise.resolve(save('async', table, row)),
  });
  await call(new Page({ box: 1, text: 'a whale of a book' }), 'save');
  await call(new Box({ id: 1, shelf: 'A1' }), 'save');
  return { rows, steps: steps.map(({ what }) => what) };
}

export const fallback = 'some';
