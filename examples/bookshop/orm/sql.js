// Statements as { sql, params }. Values only ever travel as parameters; names come from the models' own field lists.
import { dialect } from './connections.js';

const COMPARISONS = { is: '=', lt: '<', lte: '<=', gt: '>', gte: '>=' };

const statement = (sql, params) => ({ sql: dialect().withPlaceholders(sql), params });

const quote = (name) => `"${name.replaceAll('"', '""')}"`;

const fieldOf = (model, name) => {
  const field = model.fields[name];
  if (!field) throw new TypeError(`${model.name} has no field ${name}`);
  return field;
};

/** A value of a field as the database keeps it. */
export function toDb({ kind }, value) {
  return value === null || value === undefined ? null : dialect().columns[kind].toDb(value);
}

/** A value of a field as the models know it. */
export function fromDb({ kind }, value) {
  return value === null ? null : dialect().columns[kind].fromDb(value);
}

/** One condition: `{ stock: 3 }`, `{ stock__lt: 3 }` or `{ id__in: [1, 2] }`. */
function comparison(model, lookup, value) {
  const [name, operator = 'is'] = lookup.split('__');
  const field = fieldOf(model, name);
  if (operator === 'in') {
    return {
      sql: `${quote(name)} IN (${value.map(() => '?').join(', ')})`,
      params: value.map((one) => toDb(field, one)),
    };
  }
  if (!(operator in COMPARISONS)) throw new TypeError(`Unknown lookup ${lookup}`);
  if (value === null) return { sql: `${quote(name)} IS NULL`, params: [] };
  return { sql: `${quote(name)} ${COMPARISONS[operator]} ?`, params: [toDb(field, value)] };
}

function where({ model, filters }) {
  const parts = filters.map(({ conditions, negated }) => {
    const comparisons = Object.entries(conditions).map(([lookup, value]) => comparison(model, lookup, value));
    const sql = comparisons.map((part) => part.sql).join(' AND ') || 'TRUE';
    return { sql: `(${sql})${negated ? ' IS NOT TRUE' : ''}`, params: comparisons.flatMap((part) => part.params) };
  });
  return {
    sql: parts.length > 0 ? ` WHERE ${parts.map((part) => part.sql).join(' AND ')}` : '',
    params: parts.flatMap((part) => part.params),
  };
}

function orderBy({ model, ordering }) {
  const terms = ordering.map((term) => {
    const name = term.replace(/^-/, '');
    fieldOf(model, name);
    return term.startsWith('-') ? `${quote(name)} DESC NULLS LAST` : `${quote(name)} NULLS FIRST`;
  });
  // The key comes last so that the order is total, whatever the caller asked for.
  return ` ORDER BY ${[...terms, quote('id')].join(', ')}`;
}

function assignments(model, values) {
  const names = Object.keys(values);
  return {
    names: names.map(quote),
    params: names.map((name) => toDb(fieldOf(model, name), values[name])),
  };
}

export function select(query, { limit } = {}) {
  const { sql, params } = where(query);
  const columns = Object.keys(query.model.fields).map(quote).join(', ');
  const text = `SELECT ${columns} FROM ${quote(query.model.table)}${sql}${orderBy(query)}`;
  return limit === undefined ? statement(text, params) : statement(`${text} LIMIT ?`, [...params, limit]);
}

export function selectCount(query) {
  const { sql, params } = where(query);
  return statement(`SELECT CAST(COUNT(*) AS INTEGER) AS total FROM ${quote(query.model.table)}${sql}`, params);
}

/** The statement has one row as its result: the key of the new one. */
export function insert(model, values) {
  const { names, params } = assignments(model, values);
  const places = names.map(() => '?').join(', ');
  const into = `${quote(model.table)} (${names.join(', ')})`;
  return statement(`INSERT INTO ${into} VALUES (${places}) RETURNING ${quote('id')}`, params);
}

export function update(query, values) {
  const { names, params } = assignments(query.model, values);
  const condition = where(query);
  const changes = names.map((name) => `${name} = ?`).join(', ');
  return statement(`UPDATE ${quote(query.model.table)} SET ${changes}${condition.sql}`, [
    ...params,
    ...condition.params,
  ]);
}

export function remove(query) {
  const { sql, params } = where(query);
  return statement(`DELETE FROM ${quote(query.model.table)}${sql}`, params);
}

export function createTable(model) {
  const columns = Object.entries(model.fields).map(([name, { kind, unique }]) => {
    return `${quote(name)} ${dialect().columns[kind].type}${unique ? ' UNIQUE' : ''}`;
  });
  return statement(`CREATE TABLE IF NOT EXISTS ${quote(model.table)} (${columns.join(', ')})`, []);
}
