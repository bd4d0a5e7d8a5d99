const shelves = new Map();

export const journal = [];

function order(rows, columns) {
  return rows.toSorted((a, b) => {
    for (const column of columns) if (a[column] !== b[column]) return a[column] < b[column] ? -1 : 1;
    return 0;
  });
}

/** The verbs are called as the methods of the store are; the columns are looked at, and never called. */
function perform({ verb, shelf, row, where = {}, columns = [] }) {
  const rows = shelves.get(shelf) ?? [];
  const found = rows.filter((each) => Object.keys(where).every((column) => each[column] === where[column]));
  if (verb === 'put') {
    const at = rows.findIndex((each) => columns.length > 0 && columns.every((column) => each[column] === row[column]));
    if (at >= 0) rows[at] = { ...rows[at], ...row };
    else shelves.set(shelf, [...rows, { number: rows.length + 1, ...row }]);
    return at < 0;
  }
  if (verb === 'drop') {
    shelves.set(
      shelf,
      rows.filter((each) => !found.includes(each)),
    );
    return found.length;
  }
  return order(found, columns).reduce((total, each) => total + (each[columns[0]] ?? 0), 0);
}

export const engine = {
  do(command) {
    journal.push({ side: 'sync', what: `${command.verb} ${command.shelf}` });
    return perform(command);
  },
  async ado(command) {
    await null;
    journal.push({ side: 'async', what: `${command.verb} ${command.shelf}` });
    return perform(command);
  },
};
