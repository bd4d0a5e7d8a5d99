const tables = new Map();

export const journal = [];

export function table(name) {
  let rows = tables.get(name);
  if (!rows) {
    rows = new Map();
    tables.set(name, rows);
  }
  return rows;
}

export function record(side, operation, name) {
  journal.push({ side, what: `${operation} ${name}` });
}

export function snapshot() {
  const copy = new Map();
  for (const [name, rows] of tables) copy.set(name, new Map([...rows].map(([id, row]) => [id, { ...row }])));
  return copy;
}

export function restore(copy) {
  tables.clear();
  for (const [name, rows] of copy) tables.set(name, rows);
}
