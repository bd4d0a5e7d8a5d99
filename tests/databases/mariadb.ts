/** MariaDB for tests: Debian's server, on a directory and a port of its own. */
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { freePort, guardServer, isRoot, missing, temporaryDirectory, type DatabaseServer } from './servers.ts';

const SERVER = '/usr/sbin/mariadbd';
const INSTALL = '/usr/bin/mariadb-install-db';
const LOGIN = { user: 'test', password: 'secret', database: 'test' };

/** Run at the start of the server. */
const SETUP = [
  `CREATE DATABASE IF NOT EXISTS ${LOGIN.database};`,
  `CREATE USER '${LOGIN.user}'@'%' IDENTIFIED BY '${LOGIN.password}';`,
  `GRANT ALL ON *.* TO '${LOGIN.user}'@'%';`,
];

/** How long a server may take to come up, in milliseconds. */
const START_LIMIT = 60_000;

/**
 * Starts a server.
 *
 * @returns The server; undefined, after a visible line, where it cannot be started.
 * @throws Error when it cannot be started and `CI` is `true`.
 */
export async function startMariadb(): Promise<DatabaseServer | undefined> {
  if (!existsSync(SERVER) || !existsSync(INSTALL)) {
    return missing('MariaDB is not installed (apt-get install mariadb-server)');
  }
  const directory = temporaryDirectory('mariadb');
  try {
    return await start(directory);
  } catch (error) {
    rmSync(directory, { recursive: true, force: true });
    return missing(`MariaDB cannot be started (${String(error)})`);
  }
}

async function start(directory: string): Promise<DatabaseServer> {
  const port = await freePort();
  const setup = join(directory, 'setup.sql');
  writeFileSync(setup, SETUP.join('\n'));
  const common = ['--no-defaults', `--datadir=${join(directory, 'data')}`, ...(isRoot ? ['--user=mysql'] : [])];
  await promisify(execFile)(INSTALL, [...common, '--skip-test-db', '--auth-root-authentication-method=normal']);
  const server = spawn(
    SERVER,
    [
      ...common,
      `--port=${port}`,
      '--bind-address=127.0.0.1',
      `--socket=${join(directory, 'data', 'mariadb.sock')}`,
      `--pid-file=${join(directory, 'data', 'mariadb.pid')}`,
      `--init-file=${setup}`,
      '--skip-name-resolve',
      // Nothing here has to survive a power cut.
      '--innodb-flush-log-at-trx-commit=0',
      '--innodb-buffer-pool-size=32M',
    ],
    { stdio: 'ignore' },
  );
  if (server.pid === undefined) throw new Error('no process');
  const stop = guardServer(server.pid, 'TERM', directory);
  try {
    await accepts(port, server);
  } catch (error) {
    await stop();
    throw error;
  }
  return { ...LOGIN, host: '127.0.0.1', port, stop };
}

/** Resolves when the server takes connections; it opens its port after the setup. */
async function accepts(port: number, server: ChildProcess): Promise<void> {
  const limit = Date.now() + START_LIMIT;
  while (!(await greets(port))) {
    if (server.exitCode !== null) throw new Error(`it ended with code ${server.exitCode}`);
    if (Date.now() > limit) throw new Error('it did not come up in time');
    await sleep(50);
  }
}

/** Whether there is a server that sends its greeting. */
function greets(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const settle = (greeted: boolean): void => {
      socket.destroy();
      resolve(greeted);
    };
    socket.once('data', () => settle(true));
    socket.once('error', () => settle(false));
    socket.once('close', () => settle(false));
  });
}
