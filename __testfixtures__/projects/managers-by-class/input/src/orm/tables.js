const tables = new WeakMap();

export const journal = [];

export function sync(what) {
  journal.push({ side: 'sync', what });
}

export async function later(what) {
  await null;
  journal.push({ side: 'async', what });
}

export function tableOf(model) {
  if (!tables.has(model)) tables.set(model, { rows: new Map(), nextId: 1 });
  return tables.get(model);
}
