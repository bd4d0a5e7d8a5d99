import { type AnyRow, Gate, type NewRow, Record } from 'gate-tables';

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
}

/** So is what it iterates over. */
export class Counted extends Gate<StampRow> {
  override add(values: NewRow<StampRow>): StampRow {
    let cents = values.cents;
    for (const row of this.select()) if (row.tags.includes('sum')) cents += row.cents;
    return super.add({ ...values, cents });
  }
}

/** What its base keeps is a table of the same rows. */
export class Stamp extends Record<StampRow> {
  override keep(): StampRow {
    for (const { code } of this.gate.select().all()) if (code === this.row.code) throw new Error(`${code} twice`);
    return super.keep();
  }
}

/** Nothing is said of what that is. */
export class Extra extends Record<StampRow> {
  override keep(): StampRow {
    this.extra.get(1);
    return super.keep();
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
}

export const renamer = new Renamer(new Stamps('stamps'));
