const tables = {};

export const journal = [];

/** The names of its operations are those of the methods, and columns are looked up by theirs. */
function execute({ verb, table: name, row, id, order }) {
  const table = (tables[name] ??= { last: 0, rows: [] });
  if (verb === 'insert') {
    const added = { ...row, id: (table.last += 1) };
    table.rows.push(added);
    return added.id;
  }
  if (verb === 'update') {
    const found = table.rows.filter((each) => each.id === id);
    for (const each of found) for (const [column, value] of Object.entries(row)) if (each[column] !== value) each[column] = value;
    return found.length;
  }
  if (verb === 'delete') {
    table.rows = table.rows.filter((each) => each.id !== id);
    return 1;
  }
  return table.rows.map((each) => ({ ...each })).sort((a, b) => (a[order] < b[order] ? -1 : 1));
}

export const engine = {
  run(plan) {
    journal.push({ side: 'sync', what: `${plan.verb} ${plan.table}` });
    return execute(plan);
  },
  async arun(plan) {
    await null;
    journal.push({ side: 'async', what: `${plan.verb} ${plan.table}` });
    return execute(plan);
  },
};
