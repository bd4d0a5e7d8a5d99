/** What the harnesses of the database servers share: ports, directories, an end that always comes, and what if one is missing. */
import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A server that was started for the tests that asked for it. */
export interface DatabaseServer {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly database: string;
  /** Ends the server and removes its files. */
  stop(): Promise<void>;
}

export const isRoot = process.getuid?.() === 0;

/** A directory for a server, which may run as a user of its own. */
export function temporaryDirectory(name: string): string {
  const directory = mkdtempSync(join(tmpdir(), `orm-migrate-${name}-`));
  if (isRoot) chmodSync(directory, 0o755);
  return directory;
}

/** A port of the loopback interface that is free now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

/**
 * Ends a server and removes its directory, at the latest when this process ends, however that comes about: a shell waits
 * for the end of a pipe that only this process holds open.
 *
 * @param signal What ends the server at once, without waiting for its clients.
 * @returns Ends it now; resolves when it is gone.
 */
export function guardServer(pid: number, signal: 'INT' | 'TERM', directory: string): () => Promise<void> {
  const script =
    'read -r _; kill -s "$3" "$1" 2>/dev/null; i=0; ' +
    'while kill -0 "$1" 2>/dev/null && [ "$i" -lt 100 ]; do sleep 0.1; i=$((i + 1)); done; ' +
    'kill -9 "$1" 2>/dev/null; rm -rf "$2"';
  const shell = spawn('sh', ['-c', script, 'sh', String(pid), directory, signal], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  const ended = new Promise<void>((resolve) => shell.once('exit', () => resolve()));
  shell.unref();
  return () => {
    shell.ref();
    shell.stdin.end();
    return ended;
  };
}

/**
 * Says in one line that the tests on a database are skipped; where all must be tested (`CI=true`) it is an error.
 *
 * @param reason What is missing, and what to do about it.
 */
export function missing(reason: string): undefined {
  if (process.env['CI'] === 'true') throw new Error(`${reason}; with CI=true no database may be missing.`);
  process.stderr.write(`${reason}; its tests are skipped.\n`);
  return undefined;
}
