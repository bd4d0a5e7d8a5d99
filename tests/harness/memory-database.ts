import { canonical, type Canonical } from './canonical.ts';
import type { Database, Row, Transaction } from './database.ts';

/** Tables of rows in memory. */
export class MemoryDatabase implements Database {
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

  begin(): Transaction {
    const saved = [...this.#tables].map(([name, rows]) => [name, new Map(rows)] as const);
    return {
      commit: () => undefined,
      rollback: () => {
        this.#tables.clear();
        for (const [name, rows] of saved) this.#tables.set(name, rows);
      },
    };
  }

  /** Lets other tasks go first, as a real driver does; rows that are read or written too early are then seen. */
  async turn(): Promise<void> {
    for (let count = 0; count < 3; count += 1) await null;
  }

  contents(): Canonical {
    const names = [...this.#tables.keys()].sort();
    return Object.fromEntries(names.map((name) => [name, canonical(this.rows(name))]));
  }

  close(): void {
    this.#tables.clear();
  }
}
