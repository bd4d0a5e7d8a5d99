import { asyncConnection, dialect } from '../orm/connections.js';

export class TooSlow extends Error {
  name = 'TooSlow';
}

/** Keeps the connection of the current context busy. */
export async function sleepInDatabase(milliseconds) {
  const connection = await asyncConnection();
  await connection.all(dialect().withPlaceholders('SELECT pg_sleep(?)'), [milliseconds / 1000]);
}

/** What comes first: the work, or the end of patience. The work is not stopped by that, and nobody hears how it ends. */
export function cutOff(milliseconds, work) {
  work.catch(() => undefined);
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new TooSlow('Too slow, cut off')), milliseconds);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
