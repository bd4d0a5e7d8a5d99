import { type ModelType, Reference } from './database.ts';

/** What SQL holds as it is; a document in bytes for everything else. */
export type ColumnValue = string | number | null | Uint8Array;

type Document = null | boolean | number | string | readonly Document[];

/** Texts are UTF-8 and end at the first NUL. */
const NOT_IN_TEXT = /[\0\p{Surrogate}]/u;

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** For the columns of a table that a row does not have: `null` and `undefined` are values. */
export const MISSING = bytes(['missing']);

/** Values to columns and back. Models are numbered, because two modules may have models of one name. */
export class ColumnValues {
  readonly #models: ModelType[] = [];

  encode(value: unknown): ColumnValue {
    return isPlainInSql(value) ? value : bytes(this.#document(value));
  }

  decode(value: unknown): unknown {
    return value instanceof Uint8Array ? this.#value(JSON.parse(decoder.decode(value)) as Document) : value;
  }

  /** A simple value stands for itself; everything else is a list that begins with what it is. */
  #document(value: unknown): Document {
    if (value === undefined) return ['undefined'];
    if (typeof value === 'bigint') return ['bigint', String(value)];
    if (typeof value === 'number') return isExact(value) ? value : ['number', Object.is(value, -0) ? '-0' : `${value}`];
    if (typeof value !== 'object' || value === null) return value as Document;
    if (value instanceof Reference) return ['reference', this.#number(value.type), this.#document(value.key)];
    if (value instanceof Date) return ['date', this.#document(value.valueOf())];
    if (value instanceof Set) return ['set', this.#document([...value])];
    if (value instanceof Map) return ['map', this.#document([...value])];
    if (!Array.isArray(value)) return ['object', this.#document(Object.entries(value))];
    return ['array', ...Array.from(value, (item, index) => (index in value ? this.#document(item) : ['hole']))];
  }

  #value(document: Document): unknown {
    if (typeof document !== 'object' || document === null) return document;
    const [kind, first = null, second = null] = document;
    switch (kind) {
      case 'array':
        return this.#array(document.slice(1));
      case 'object':
        return Object.fromEntries(this.#value(first) as [string, unknown][]);
      case 'map':
        return new Map(this.#value(first) as [unknown, unknown][]);
      case 'set':
        return new Set(this.#value(first) as unknown[]);
      case 'date':
        return new Date(this.#value(first) as number);
      case 'number':
        return Number(first);
      case 'bigint':
        return BigInt(first as string);
      case 'reference':
        return new Reference(this.#models[first as number] as ModelType, this.#value(second));
      default:
        return undefined;
    }
  }

  #array(items: readonly Document[]): unknown[] {
    const values = items.map((item) => this.#value(item));
    for (const [index, item] of items.entries()) if (Array.isArray(item) && item[0] === 'hole') delete values[index];
    return values;
  }

  #number(type: ModelType): number {
    const known = this.#models.indexOf(type);
    return known < 0 ? this.#models.push(type) - 1 : known;
  }
}

export function isMissing(value: unknown): boolean {
  return (
    value instanceof Uint8Array && value.length === MISSING.length && value.every((byte, at) => byte === MISSING[at])
  );
}

function bytes(document: Document): Uint8Array {
  return encoder.encode(JSON.stringify(document));
}

/** SQLite has no negative zero, and makes NaN null. */
function isPlainInSql(value: unknown): value is string | number | null {
  if (typeof value === 'number') return isExact(value);
  if (typeof value === 'string') return !NOT_IN_TEXT.test(value);
  return value === null;
}

function isExact(value: number): boolean {
  return Number.isFinite(value) && !Object.is(value, -0);
}
