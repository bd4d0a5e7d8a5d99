// Statements as { sql, params }. Values only ever travel as parameters; names come from the models' own field lists.

const COMPARISONS = { is: 'IS', lt: '<', lte: '<=', gt: '>', gte: '>=' };

const quote = (name) => `"${name.replaceAll('"', '""')}"`;

const fieldOf = (model, name) => {
  const field = model.fields[name];
  if (!field) throw new TypeError(`${model.name} has no field ${name}`);
  return field;
};

/** One condition: `{ stock: 3 }`, `{ stock__lt: 3 }` or `{ id__in: [1, 2] }`. */
function comparison(model, lookup, value) {
  const [name, operator = 'is'] = lookup.split('__');
  const { toDb } = fieldOf(model, name);
  if (operator === 'in') {
    return { sql: `${quote(name)} IN (${value.map(() => '?').join(', ')})`, params: value.map(toDb) };
  }
  if (!(operator in COMPARISONS)) throw new TypeError(`Unknown lookup ${lookup}`);
  return { sql: `${quote(name)} ${COMPARISONS[operator]} ?`, params: [toDb(value)] };
}

function where({ model, filters }) {
  const parts = filters.map(({ conditions, negated }) => {
    const comparisons = Object.entries(conditions).map(([lookup, value]) => comparison(model, lookup, value));
    const sql = comparisons.map((part) => part.sql).join(' AND ') || 'TRUE';
    return { sql: negated ? `NOT (${sql})` : `(${sql})`, params: comparisons.flatMap((part) => part.params) };
  });
  return {
    sql: parts.length > 0 ? ` WHERE ${parts.map((part) => part.sql).join(' AND ')}` : '',
    params: parts.flatMap((part) => part.params),
  };
}

function orderBy({ model, ordering }) {
  // The key comes last so that the order is total, whatever the caller asked for.
  const terms = [...ordering, 'id'].map((term) => {
    const name = term.replace(/^-/, '');
    fieldOf(model, name);
    return term.startsWith('-') ? `${quote(name)} DESC` : quote(name);
  });
  return ` ORDER BY ${terms.join(', ')}`;
}

function assignments(model, values) {
  const names = Object.keys(values);
  return {
    names: names.map(quote),
    params: names.map((name) => fieldOf(model, name).toDb(values[name])),
  };
}

export function select(query, { limit } = {}) {
  const { sql, params } = where(query);
  const columns = Object.keys(query.model.fields).map(quote).join(', ');
  const text = `SELECT ${columns} FROM ${quote(query.model.table)}${sql}${orderBy(query)}`;
  return limit === undefined ? { sql: text, params } : { sql: `${text} LIMIT ?`, params: [...params, limit] };
}

export function selectCount(query) {
  const { sql, params } = where(query);
  return { sql: `SELECT COUNT(*) AS total FROM ${quote(query.model.table)}${sql}`, params };
}

export function insert(model, values) {
  const { names, params } = assignments(model, values);
  const places = names.map(() => '?').join(', ');
  return { sql: `INSERT INTO ${quote(model.table)} (${names.join(', ')}) VALUES (${places})`, params };
}

export function update(query, values) {
  const { names, params } = assignments(query.model, values);
  const condition = where(query);
  return {
    sql: `UPDATE ${quote(query.model.table)} SET ${names.map((name) => `${name} = ?`).join(', ')}${condition.sql}`,
    params: [...params, ...condition.params],
  };
}

export function remove(query) {
  const { sql, params } = where(query);
  return { sql: `DELETE FROM ${quote(query.model.table)}${sql}`, params };
}

export function createTable(model) {
  const columns = Object.entries(model.fields).map(([name, { type }]) => `${quote(name)} ${type}`);
  return { sql: `CREATE TABLE IF NOT EXISTS ${quote(model.table)} (${columns.join(', ')})`, params: [] };
}
