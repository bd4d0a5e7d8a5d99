let source = null;

/** What gives selections, and saves rows; it has an async side as well. */
export function connect(given) {
  source = given;
}

export class Record {
  static table = '';

  constructor(row = {}) {
    Object.assign(this, row);
  }

  static where(conditions = {}) {
    return source.select(this.table, conditions).map((row) => new this(row));
  }

  static async awhere(conditions = {}) {
    const rows = await source.aselect(this.table, conditions);
    return rows.map((row) => new this(row));
  }

  save() {
    source.save(this.constructor.table, { ...this });
    return this;
  }

  async asave() {
    await source.asave(this.constructor.table, { ...this });
    return this;
  }
}
