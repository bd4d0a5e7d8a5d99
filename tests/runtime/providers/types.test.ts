/** The drivers' own types fit what the providers ask for; checked by `tsc`, so nothing here has to connect. */
import Database from 'libsql';
import AsyncDatabase from 'libsql/promise';
import mysql from 'mysql2';
import mysqlPromise from 'mysql2/promise';
import pg from 'pg';
import { expect, it } from 'vitest';
import { configureConnections, libsqlProvider, mysql2Provider, pgProvider } from '../../../runtime/src/index.ts';
import { providers } from '../../../runtime/src/connections/state.ts';

it('takes pools and databases as their drivers type them', async () => {
  const pools = [mysql.createPool({}), mysqlPromise.createPool({})] as const;
  configureConnections({
    pg: pgProvider(new pg.Pool()),
    'pg in time': pgProvider(new pg.Pool({ max: 1 }), { acquireTimeout: 1000, closeTimeout: undefined }),
    mysql2: mysql2Provider(pools[0]),
    'mysql2/promise': mysql2Provider(pools[1], { closeTimeout: 1000 }),
    libsql: libsqlProvider(() => new Database('file.db')),
    'libsql/promise': libsqlProvider(async () => new AsyncDatabase('file.db', {}), { closeTimeout: 1000 }),
  });
  expect(providers.size).toBe(6);
  providers.clear();
  pools[0].end();
  await pools[1].end();
});
