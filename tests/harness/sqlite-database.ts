import sqlite from 'node-sqlite3-wasm';
import { canonical, type Canonical } from './canonical.ts';
import { type ColumnValue, ColumnValues, isMissing, MISSING } from './column-values.ts';
import type { Database, Row, Transaction } from './database.ts';

/** Names that no field has. */
const KEY = '(key)';
const ORDER = '(order)';

/**
 * Tables in SQLite, in memory: one per model, with a column per field, made when the first row with it comes. Sync and
 * async operations share the connection, since a fallback must see what the open transaction of its caller wrote; the
 * async ones reach it in a later turn of the event loop.
 */
export class SqliteDatabase implements Database {
  readonly #connection = new sqlite.Database();
  readonly #values = new ColumnValues();
  readonly #columns = new Map<string, Set<string>>();
  readonly #sequences = new Map<string, number>();
  #transactions = 0;

  rows(table: string): readonly Row[] {
    if (this.#columnsOf(table).size === 0) return [];
    return this.select(`SELECT * FROM ${quoted(table)} ORDER BY ${quoted(ORDER)}`);
  }

  read(table: string, key: unknown): Row | undefined {
    if (this.#columnsOf(table).size === 0) return undefined;
    return this.select(`SELECT * FROM ${quoted(table)} WHERE ${quoted(KEY)} = ?`, [this.#values.encode(key)])[0];
  }

  write(table: string, key: unknown, row: Row): void {
    const names = this.#withColumns(table, Object.keys(row));
    const values = names.map((name) => (name in row ? this.#values.encode(row[name]) : MISSING));
    const id = this.#values.encode(key);
    const assignments = [KEY, ...names].map((name) => `${quoted(name)} = ?`).join(', ');
    const update = `UPDATE ${quoted(table)} SET ${assignments} WHERE ${quoted(KEY)} = ?`;
    if (this.#connection.run(update, [id, ...values, id]).changes > 0) return;
    const places = [id, ...values].map(() => '?').join(', ');
    const columns = [KEY, ...names].map(quoted).join(', ');
    this.#connection.run(`INSERT INTO ${quoted(table)} (${columns}) VALUES (${places})`, [id, ...values]);
  }

  remove(table: string, key: unknown): boolean {
    if (this.#columnsOf(table).size === 0) return false;
    const sql = `DELETE FROM ${quoted(table)} WHERE ${quoted(KEY)} = ?`;
    return this.#connection.run(sql, [this.#values.encode(key)]).changes > 0;
  }

  nextKey(table: string): number {
    const key = (this.#sequences.get(table) ?? 0) + 1;
    this.#sequences.set(table, key);
    return key;
  }

  begin(): Transaction {
    const name = quoted(`transaction ${String((this.#transactions += 1))}`);
    this.#connection.exec(`SAVEPOINT ${name}`);
    return {
      commit: () => {
        this.#connection.exec(`RELEASE ${name}`);
      },
      rollback: () => {
        // Tables and columns that were made meanwhile are gone too.
        this.#columns.clear();
        this.#connection.exec(`ROLLBACK TO ${name}; RELEASE ${name}`);
      },
    };
  }

  async turn(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
  }

  contents(): Canonical {
    const tables = this.#connection.all(`SELECT name FROM sqlite_schema WHERE type = 'table'`);
    const names = tables.map(({ name }) => String(name)).sort();
    return Object.fromEntries(names.map((name) => [name, canonical(this.rows(name))]));
  }

  close(): void {
    this.#connection.close();
  }

  /** What a plain query gives, values decoded. */
  select(sql: string, values: ColumnValue[] = []): readonly Row[] {
    return this.#connection.all(sql, values).map((found) => {
      const fields = Object.entries(found).filter(([name, value]) => !isOwn(name) && !isMissing(value));
      return Object.fromEntries(fields.map(([name, value]) => [name, this.#values.decode(value)]));
    });
  }

  /** The columns of a table, its own two included; none when there is no such table. */
  #columnsOf(table: string): Set<string> {
    const known = this.#columns.get(table);
    if (known !== undefined) return known;
    const found = this.#connection.all('SELECT name FROM pragma_table_info(?)', [table]);
    const columns = new Set(found.map(({ name }) => String(name)));
    this.#columns.set(table, columns);
    return columns;
  }

  /** Makes the table and the columns that are not there yet; gives the names of all fields. */
  #withColumns(table: string, names: readonly string[]): readonly string[] {
    const columns = this.#columnsOf(table);
    if (columns.size === 0) {
      const own = [`${quoted(ORDER)} INTEGER PRIMARY KEY`, `${quoted(KEY)} UNIQUE NOT NULL`];
      this.#connection.exec(`CREATE TABLE ${quoted(table)} (${own.join(', ')})`);
      columns.add(ORDER).add(KEY);
    }
    for (const name of names) {
      if (columns.has(name)) continue;
      this.#connection.exec(`ALTER TABLE ${quoted(table)} ADD COLUMN ${quoted(name)} DEFAULT x'${MISSING_HEX}'`);
      columns.add(name);
    }
    return [...columns].filter((name) => !isOwn(name));
  }
}

const MISSING_HEX = Buffer.from(MISSING).toString('hex');

function isOwn(name: string): boolean {
  return name === KEY || name === ORDER;
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
