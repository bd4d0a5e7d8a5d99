import { canonical, type Canonical } from './canonical.ts';

export type Row = Readonly<Record<string, unknown>>;

/** A row's reference to another model's row; the constructor tells what to build when it is read. */
class Reference {
  readonly type: new () => object;
  readonly key: unknown;

  constructor(type: new () => object, key: unknown) {
    this.type = type;
    this.key = key;
  }
}

/** Tables of rows in memory; keys are counted per table, so that two runs of the same program give the same ones. */
export class Database {
  readonly #tables = new Map<string, Map<unknown, Row>>();
  readonly #sequences = new Map<string, number>();

  rows(table: string): readonly Row[] {
    return [...(this.#tables.get(table)?.values() ?? [])];
  }

  read(table: string, key: unknown): Row | undefined {
    return this.#tables.get(table)?.get(key);
  }

  write(table: string, key: unknown, row: Row): void {
    const rows = this.#tables.get(table) ?? new Map<unknown, Row>();
    this.#tables.set(table, rows.set(key, row));
  }

  remove(table: string, key: unknown): boolean {
    return this.#tables.get(table)?.delete(key) ?? false;
  }

  nextKey(table: string): number {
    const key = (this.#sequences.get(table) ?? 0) + 1;
    this.#sequences.set(table, key);
    return key;
  }

  /** Takes a picture of all rows, and gives back the function that restores it. */
  snapshot(): () => void {
    const saved = [...this.#tables].map(([name, rows]) => [name, new Map(rows)] as const);
    return () => {
      this.#tables.clear();
      for (const [name, rows] of saved) this.#tables.set(name, rows);
    };
  }

  /** All rows as plain data, for comparison. */
  contents(): Canonical {
    const names = [...this.#tables.keys()].sort();
    return Object.fromEntries(names.map((name) => [name, canonical(this.rows(name))]));
  }
}

/** The field values of an instance as they go into a row: methods kept in fields are no columns. */
export function toRow(instance: object, isModel: (value: unknown) => value is object): Row {
  const fields = Object.entries(instance).filter(([, value]) => typeof value !== 'function');
  return Object.fromEntries(fields.map(([name, value]) => [name, copy(value, isModel)]));
}

/** A row's values as an instance gets them; a reference becomes an instance of its own. */
export function fromRow(row: Row, load: (type: new () => object, key: unknown) => unknown): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      value instanceof Reference ? load(value.type, value.key) : structured(value),
    ]),
  );
}

function copy(value: unknown, isModel: (value: unknown) => value is object): unknown {
  if (isModel(value)) return new Reference(value.constructor as new () => object, Reflect.get(value, 'id'));
  return structured(value);
}

/** Rows and instances must not share arrays or objects, or a write to one would be seen in the other. */
function structured(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(structured);
  if (typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype) {
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, structured(item)]));
  }
  return value;
}
