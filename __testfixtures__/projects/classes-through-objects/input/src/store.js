export const journal = [];

const tables = {};

function add(side, table, row) {
  journal.push({ side, what: `${table} ${JSON.stringify(row)}` });
  const rows = (tables[table] ??= []);
  rows.push(row);
  return rows.length;
}

export class Store {
  static table = '';
  put(row) {
    return add('sync', this.constructor.table, row);
  }
  async aput(row) {
    await null;
    return add('async', this.constructor.table, row);
  }
}
