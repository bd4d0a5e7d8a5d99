const tables = globalThis.libraryTables ?? new Map();

export const journal = [];

export function tableOf(model) {
  if (!tables.get(model.name)) tables.set(model.name, { rows: [], sequence: 0 });
  return tables.get(model.name);
}

export function noteSync(what) {
  journal.push({ side: 'sync', what });
}

export async function noteAsync(what) {
  await null;
  journal.push({ side: 'async', what });
}
