import Database from 'libsql';

/** Every table of a database: its name and its rows, each as the text to compare, by primary key. */
export function dump(file) {
  const database = new Database(file);
  const names = database
    .prepare(`SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name`)
    .all()
    .map(({ name }) => name);
  const tables = names.map((name) => {
    const rows = database.prepare(`SELECT * FROM "${name}"`).all();
    return [name, new Map(rows.map((row) => [row.id, JSON.stringify(row)]))];
  });
  database.close();
  return new Map(tables);
}

/** For each table that either side has: how many rows there are, and which keys have different rows or only one. */
export function compare(expected, actual) {
  const names = [...new Set([...expected.keys(), ...actual.keys()])];
  return names.map((name) => {
    const left = expected.get(name) ?? new Map();
    const right = actual.get(name) ?? new Map();
    const keys = [...new Set([...left.keys(), ...right.keys()])];
    return { name, rows: keys.length, differing: keys.filter((key) => left.get(key) !== right.get(key)) };
  });
}

export const count = (comparison, what) =>
  comparison.reduce((sum, table) => sum + (what === 'rows' ? table.rows : table.differing.length), 0);

/** One aligned line per table. */
export function format(comparison) {
  const nameWidth = Math.max(...comparison.map(({ name }) => name.length));
  const rowsWidth = Math.max(...comparison.map(({ rows }) => String(rows).length));
  return comparison
    .map(({ name, rows, differing }) => {
      const verdict = differing.length === 0 ? 'equal' : `${differing.length} differ`;
      return `  ${name.padEnd(nameWidth)}  ${String(rows).padStart(rowsWidth)} rows  ${verdict}`;
    })
    .join('\n');
}
