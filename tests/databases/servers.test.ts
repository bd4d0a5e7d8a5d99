import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { afterEach, expect, it, vi } from 'vitest';
import { freePort, guardServer, missing, temporaryDirectory } from './servers.ts';

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

it('says in one line what is skipped', () => {
  vi.stubEnv('CI', '');
  const write = vi.spyOn(process.stderr, 'write').mockImplementation(() => true);
  expect(missing('MariaDB is not installed')).toBeUndefined();
  expect(write.mock.calls).toEqual([['MariaDB is not installed; its tests are skipped.\n']]);
});

it('skips nothing with CI=true', () => {
  vi.stubEnv('CI', 'true');
  expect(() => missing('MariaDB is not installed')).toThrow('MariaDB is not installed; with CI=true no database');
});

it('ends a server and removes its files', async () => {
  const directory = temporaryDirectory('guard');
  const server = spawn('sleep', ['600'], { stdio: 'ignore' });
  const ended = new Promise((resolve) => server.once('exit', (_code, signal) => resolve(signal)));
  const stop = guardServer(server.pid ?? 0, 'TERM', directory);
  await stop();
  expect(await ended).toBe('SIGTERM');
  expect(existsSync(directory)).toBe(false);
});

it('finds ports that are free', async () => {
  const ports = await Promise.all([freePort(), freePort()]);
  expect(ports.every((port) => port > 1023)).toBe(true);
});
