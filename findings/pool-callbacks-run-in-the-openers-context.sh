#!/usr/bin/env bash
# Guess:  The callback of `pool.query(sql, callback)` runs in the AsyncLocalStorage context of the caller, as the code behind
#         `await pool.query(sql)` does.
# Truth:  In pg and in mysql2 it runs in the context of the request that happened to open the socket, for as long as the
#         socket lives: request C, on a connection that A opened, sees A. So do events of a query, and `connect` and `notice`.
# Why it matters here: An ORM that is natively async binds its connection to the async context. A model method that is reached
#         from a callback of a driver then works on the connection of another request, or of none. Callbacks of packages are
#         never taken to be covered by the context in which they were written.
# Seen:   pg 8.23.1, mysql2 3.24.6, Node 20, 2026-12-01; `await` is right in both.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts \
  pg@8.23.1 mysql2@3.24.6 @electric-sql/pglite@0.5.14 @electric-sql/pglite-socket@0.2.17

cat >trial.mjs <<'JS'
import { AsyncLocalStorage } from 'node:async_hooks';
import { once } from 'node:events';
import { PGlite } from '@electric-sql/pglite';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';
import mysql from 'mysql2';
import pg from 'pg';

const request = new AsyncLocalStorage();

async function postgres() {
  const server = new PGLiteSocketServer({ db: await PGlite.create(), port: 0, host: '127.0.0.1' });
  const listening = new Promise((resolve) => server.addEventListener('listening', (event) => resolve(event.detail.port)));
  await server.start();
  return new pg.Pool({ host: '127.0.0.1', port: await listening, user: 'postgres', database: 'postgres', max: 1 });
}

async function mariadb() {
  const server = mysql.createServer();
  server.listen(0);
  await once(server._server, 'listening');
  server.on('connection', (peer) => {
    peer.serverHandshake({
      protocolVersion: 10, serverVersion: 'trial', connectionId: 1, statusFlags: 2, characterSet: 8, capabilityFlags: 0xffffff,
    });
    peer.on('query', () => {
      peer.sequenceId = 1;
      peer.writeOk();
    });
  });
  return mysql.createPool({ host: '127.0.0.1', port: server._server.address().port, user: 'trial', connectionLimit: 1 });
}

for (const [name, open, promises] of [['pg', postgres, (pool) => pool], ['mysql2', mariadb, (pool) => pool.promise()]]) {
  const pool = await open();
  for (const id of ['A', 'B', 'C']) {
    await request.run(id, async () => {
      const inCallback = await new Promise((resolve) => pool.query('select 1', () => resolve(request.getStore())));
      await promises(pool).query('select 1');
      console.log(`${name}, request ${id}: callback ${inCallback}, await ${request.getStore()}`);
    });
  }
}
process.exit(0);
JS

expected='pg, request A: callback A, await A
pg, request B: callback A, await B
pg, request C: callback A, await C
mysql2, request A: callback A, await A
mysql2, request B: callback A, await B
mysql2, request C: callback A, await C'
diff <(echo "$expected") <(node trial.mjs 2>/dev/null) || {
  echo 'This is no longer as it was seen: left expected, right today.' >&2
  exit 1
}
echo "$expected"
