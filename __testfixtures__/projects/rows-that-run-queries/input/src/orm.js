/** An ORM of rows and queries. Its async variants make rows as its sync ones do. */
export const journal = [];
const tables = new Map();

function rowsOf(table) {
  if (!tables.has(table)) tables.set(table, []);
  return tables.get(table);
}

function store(side, table, row) {
  journal.push({ side, what: `insert ${table} ${JSON.stringify(row)}` });
  rowsOf(table).push({ ...row });
}

function select(side, table) {
  journal.push({ side, what: `select ${table}` });
  return rowsOf(table);
}

export class Query {
  constructor(model) {
    this.model = model;
  }

  rows(found) {
    return found.map((row) => this.model.hydrate(row));
  }

  first() {
    return this.rows(select('sync', this.model.table))[0] ?? null;
  }

  async afirst() {
    await Promise.resolve();
    return this.rows(select('async', this.model.table))[0] ?? null;
  }

  count() {
    return select('sync', this.model.table).length;
  }

  async acount() {
    await Promise.resolve();
    return select('async', this.model.table).length;
  }

  create(values) {
    const row = new this.model(values);
    row.save();
    return row;
  }

  async acreate(values) {
    const row = new this.model(values);
    await row.asave();
    return row;
  }
}

export class Row {
  static checks = [];

  static get query() {
    return new Query(this);
  }

  static hydrate(values) {
    return new this(values);
  }

  constructor(values = {}) {
    Object.assign(this, values);
  }

  check() {
    for (const each of this.constructor.checks) each(this);
  }

  save() {
    this.check();
    store('sync', this.constructor.table, this);
    return this;
  }

  async asave() {
    this.check();
    await Promise.resolve();
    store('async', this.constructor.table, this);
    return this;
  }
}
