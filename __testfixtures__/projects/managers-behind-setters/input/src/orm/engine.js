const tables = new Map();

export const journal = [];

function table(name) {
  if (!tables.has(name)) tables.set(name, { next: 1, rows: new Map() });
  return tables.get(name);
}

export function snapshot() {
  const copy = {};
  for (const [name, { next, rows }] of tables) {
    copy[name] = { next, rows: new Map([...rows].map(([id, row]) => [id, { ...row }])) };
  }
  return copy;
}

export function restore(state) {
  tables.clear();
  for (const [name, part] of Object.entries(state)) tables.set(name, part);
}

const OPERATIONS = {
  insert(name, row) {
    const { rows, next } = table(name);
    table(name).next += 1;
    rows.set(next, { ...row, id: next });
    return next;
  },
  update(name, id, row) {
    table(name).rows.set(id, { ...row, id });
    return 1;
  },
  delete(name, id) {
    return table(name).rows.delete(id);
  },
  select(name, test) {
    return [...table(name).rows.values()].filter(test).map((row) => ({ ...row }));
  },
};

export const engine = {
  run(operation, ...args) {
    journal.push({ side: 'sync', what: `${operation} ${args[0]}` });
    return OPERATIONS[operation](...args);
  },
  async arun(operation, ...args) {
    await null;
    journal.push({ side: 'async', what: `${operation} ${args[0]}` });
    return OPERATIONS[operation](...args);
  },
};

export function transaction(work) {
  const before = snapshot();
  try {
    return work();
  } catch (error) {
    restore(before);
    throw error;
  }
}

export async function atransaction(work) {
  const before = snapshot();
  try {
    return await work();
  } catch (error) {
    restore(before);
    throw error;
  }
}
