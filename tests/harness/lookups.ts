import type { Row } from './database.ts';

export type Conditions = Readonly<Record<string, unknown>>;

/** Whether a row meets all conditions; `price__gt: 10` compares, a bare name asks for equality. */
export function matches(row: Row, conditions: Conditions): boolean {
  return Object.entries(conditions).every(([lookup, wanted]) => {
    const [name = '', operator = 'exact'] = lookup.split('__');
    const value = key(row[name]);
    return test(operator, value, Array.isArray(wanted) ? wanted.map(key) : key(wanted));
  });
}

export function sortRows(rows: readonly Row[], order: readonly string[]): readonly Row[] {
  return [...rows].sort((left, right) => {
    for (const entry of order) {
      const name = entry.replace(/^-/, '');
      const result = compare(left[name], right[name]);
      if (result !== 0) return entry.startsWith('-') ? -result : result;
    }
    return 0;
  });
}

export function compare(left: unknown, right: unknown): number {
  const [a, b] = [key(left), key(right)] as [number, number];
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Instances and references compare by their key, dates by their time. */
function key(value: unknown): unknown {
  if (value instanceof Date) return value.valueOf();
  if (typeof value !== 'object' || value === null) return value;
  if ('id' in value) return value.id;
  return 'key' in value ? value.key : value;
}

function test(operator: string, value: unknown, wanted: unknown): boolean {
  switch (operator) {
    case 'exact':
      return value === wanted;
    case 'gt':
      return compare(value, wanted) > 0;
    case 'gte':
      return compare(value, wanted) >= 0;
    case 'lt':
      return compare(value, wanted) < 0;
    case 'lte':
      return compare(value, wanted) <= 0;
    case 'in':
      return Array.isArray(wanted) && wanted.includes(value);
    case 'startswith':
      return String(value).startsWith(String(wanted));
    default:
      throw new Error(`unknown lookup ${operator}`);
  }
}
