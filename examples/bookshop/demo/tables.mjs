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
