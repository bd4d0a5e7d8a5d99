import type { Canonical } from './canonical.ts';

export type Row = Readonly<Record<string, unknown>>;

/** What the traced ORMs keep their rows in: tables with a key for each row, in the order in which the rows came. */
export interface Database {
  rows(table: string): readonly Row[];
  read(table: string, key: unknown): Row | undefined;
  /** Puts a row in the place of the one with this key, or after the last. */
  write(table: string, key: unknown, row: Row): void;
  remove(table: string, key: unknown): boolean;
  /** Keys are counted per table, so that two runs of a program give the same ones; a rollback puts none back. */
  nextKey(table: string): number;
  /** Begins a transaction, inside of others or not. */
  begin(): Transaction;
  /** What an async operation waits for before it reaches the rows. */
  turn(): Promise<void>;
  /** All rows as plain data, for comparison. */
  contents(): Canonical;
  close(): void;
}

export interface Transaction {
  commit(): void;
  rollback(): void;
}

export type ModelType = new () => object;

/** A row's reference to another model's row; the constructor tells what to build when it is read. */
export class Reference {
  readonly type: ModelType;
  readonly key: unknown;

  constructor(type: ModelType, key: unknown) {
    this.type = type;
    this.key = key;
  }
}

/** The field values of an instance as they go into a row: methods and promises kept in fields are no columns. */
export function toRow(instance: object, isModel: (value: unknown) => value is object): Row {
  const row: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(instance)) {
    if (isStorable(value)) row[name] = toColumn(value, isModel);
  }
  return row;
}

/** A row's values as an instance gets them; a reference becomes an instance of its own. */
export function fromRow(row: Row, load: (type: ModelType, key: unknown) => unknown): Record<string, unknown> {
  const fromColumn = (value: unknown): unknown => {
    if (value instanceof Reference) return load(value.type, value.key);
    return mapStructure(value, fromColumn);
  };
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, fromColumn(value)]));
}

function toColumn(value: unknown, isModel: (value: unknown) => value is object): unknown {
  if (isModel(value)) return new Reference(value.constructor as ModelType, Reflect.get(value, 'id'));
  return mapStructure(value, (item) => (isStorable(item) ? toColumn(item, isModel) : undefined));
}

/** Rows and instances must not share arrays or objects, or a write to one would be seen in the other. */
function mapStructure(value: unknown, convert: (item: unknown) => unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(convert);
  if (value instanceof Date) return new Date(value);
  if (value instanceof Map) return new Map([...value].map(([key, item]) => [convert(key), convert(item)]));
  if (value instanceof Set) return new Set([...value].map(convert));
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, convert(item)]));
}

function isStorable(value: unknown): boolean {
  return typeof value !== 'function' && typeof value !== 'symbol' && !(value instanceof Promise);
}
