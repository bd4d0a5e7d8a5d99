export const journal = [];

const tables = {};

const tableOf = (name) => (tables[name] ??= { last: 0, rows: [] });

/** A condition is a value, or asks the value itself. */
function matches(row, where) {
  return Object.entries(where).every(([column, wanted]) => {
    const value = row[column] ?? null;
    return typeof wanted === 'function' ? wanted(value) : value === wanted;
  });
}

/** The names of its operations are those of the methods. */
const operations = {
  insert(name, row) {
    const table = tableOf(name);
    table.rows.push({ ...row, id: (table.last += 1) });
    return table.last;
  },
  erase(name, where) {
    const table = tableOf(name);
    const gone = table.rows.filter((row) => matches(row, where));
    table.rows = table.rows.filter((row) => !gone.includes(row));
    return gone.length;
  },
  select(name, where) {
    return tableOf(name).rows.filter((row) => matches(row, where)).map((row) => ({ ...row }));
  },
};

function describe(operation, args) {
  return `${operation} ${args[0]}`;
}

export const engine = {
  run(operation, ...args) {
    journal.push({ side: 'sync', what: describe(operation, args) });
    return operations[operation](...args);
  },
  async arun(operation, ...args) {
    await null;
    journal.push({ side: 'async', what: describe(operation, args) });
    const run = operations[operation];
    return run(...args);
  },
};
