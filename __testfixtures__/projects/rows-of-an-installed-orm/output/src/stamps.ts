import { type AnyRow, Gate, type NewRow, Record } from 'gate-tables';
import { fallbackToSyncVariant } from 'orm-migrate-runtime';

interface StampRow extends AnyRow {
  readonly code: string;
  readonly cents: number;
  readonly tags: readonly string[];
}

/** It does something. */
interface Lively extends AnyRow {
  readonly code: string;
  replace(from: string, to: string): string;
}

/** What comes in is plain data, by an alias of the package. */
export class Stamps extends Gate<StampRow> {
  override add(values: NewRow<StampRow>): StampRow {
    const code = values.code.replace(/\s/g, '').toUpperCase();
    const same = this.select()
      .all()
      .find((row) => row.code.trim() === code);
    if (same) throw new Error(`${same.code} is there`);
    return super.add({ ...values, code, tags: values.tags.map((tag) => tag.trim()) });
  }

  /** Async variant of {@link add}. */
  override async aadd(values: NewRow<StampRow>): Promise<StampRow> {
    const code = values.code.replace(/\s/g, '').toUpperCase();
    const same = (await this.select()
      .aall())
      .find((row) => row.code.trim() === code);
    if (same) throw new Error(`${same.code} is there`);
    return await super.aadd({ ...values, code, tags: values.tags.map((tag) => tag.trim()) });
  }
}

/** So is what it iterates over. */
export class Counted extends Gate<StampRow> {
  override add(values: NewRow<StampRow>): StampRow {
    let cents = values.cents;
    for (const row of this.select()) if (row.tags.includes('sum')) cents += row.cents;
    return super.add({ ...values, cents });
  }

  /** Async variant of {@link add}. */
  override async aadd(values: NewRow<StampRow>): Promise<StampRow> {
    let cents = values.cents;
    for await (const row of this.select()) if (row.tags.includes('sum')) cents += row.cents;
    return await super.aadd({ ...values, cents });
  }
}

/** What its base keeps is a table of the same rows. */
export class Stamp extends Record<StampRow> {
  override keep(): StampRow {
    for (const { code } of this.gate.select().all()) if (code === this.row.code) throw new Error(`${code} twice`);
    return super.keep();
  }

  /** Async variant of {@link keep}. */
  override async akeep(): Promise<StampRow> {
    for (const { code } of await this.gate.select().aall()) if (code === this.row.code) throw new Error(`${code} twice`);
    return await super.akeep();
  }
}

/** Nothing is said of what that is. */
export class Extra extends Record<StampRow> {
  override keep(): StampRow {
    this.extra.get(1);
    return super.keep();
  }

  static {
    // orm-migrate: unresolved-receiver - keep() calls this.extra.get(), and what that is called on
    //   cannot be told
    fallbackToSyncVariant(this.prototype, 'keep', 'akeep');
  }
}

class Renamer {
  constructor(private readonly gate: Gate<StampRow>) {}

  replace(from: string, to: string): string {
    return `${from} ${to} ${String(this.gate.get(1)?.cents)}`;
  }
}

/** A row that does something may do anything. */
export class Living extends Gate<Lively> {
  override add(values: NewRow<Lively>): Lively {
    values.replace('a', 'b');
    return super.add(values);
  }

  static {
    // orm-migrate: unresolved-receiver - add() calls values.replace() on an object of a written
    //   type
    fallbackToSyncVariant(this.prototype, 'add', 'aadd');
  }
}

export const renamer = new Renamer(new Stamps('stamps'));
