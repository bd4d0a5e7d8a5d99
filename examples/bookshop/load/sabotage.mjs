import { cpSync } from 'node:fs';
import { join } from 'node:path';

/** Hands the same connection to every second context as well: it goes back when both are done with it. */
function sharing({ open, close }) {
  let current = null;
  return {
    async open(using) {
      const shared = current;
      if (shared !== null) {
        current = null;
        shared.users += 1;
        return shared.connection;
      }
      const connection = await open(using);
      current = { connection, users: 1 };
      connection.sharedBy = current;
      return connection;
    },
    async close(connection, error) {
      const shared = connection.sharedBy;
      shared.users -= 1;
      if (shared.users > 0) return;
      if (current === shared) current = null;
      await close(connection, error);
    },
  };
}

/** Forgets to give back one connection in a thousand. */
function leaking({ open, close }) {
  let closed = 0;
  return { open, close: (connection, error) => (++closed % 1000 === 0 ? undefined : close(connection, error)) };
}

/** Ways to break the migrated copy, or its connections: the load must fail with each of them. */
export const sabotages = {
  'unwrapped-views': { files: ['app/views'] },
  'lost-overrides': { files: ['models', 'services'] },
  'leaked-connections': { provider: leaking },
  'shared-connections': { provider: sharing },
};

/** Puts files of the copy back as they were before the migration. */
export function putBack(files, { from, into }) {
  for (const file of files) cpSync(join(from, file), join(into, file), { recursive: true });
}
