export const journal = [];

export function now(what) {
  journal.push({ side: 'sync', what });
}

export async function later(what) {
  await null;
  journal.push({ side: 'async', what });
}
