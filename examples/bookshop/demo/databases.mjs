import { mkdirSync, mkdtempSync } from 'node:fs';
import { join } from 'node:path';

import Database from 'libsql';
import pg from 'pg';

/** Databases in files of a folder: each use gets a new one, and `dump` reads every row of one. */
export function sqliteIn(folder) {
  mkdirSync(folder, { recursive: true });
  return {
    fresh: async () => join(mkdtempSync(join(folder, 'db-')), 'shop.db'),
    async dump(file) {
      const database = new Database(file);
      const query = async (sql) => database.prepare(sql).all();
      const names = `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name`;
      const tables = await dumpTables(query, names);
      database.close();
      return tables;
    },
  };
}

/** Databases on a server of `startPostgres()`, in the same way. */
export function postgresOn(server) {
  let databases = 0;
  return {
    fresh: () => server.createDatabase(`shop_${++databases}`),
    async dump(url) {
      const client = new pg.Client({ connectionString: url, types: { getTypeParser } });
      await client.connect();
      const query = async (sql) => (await client.query(sql)).rows;
      const names = `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename COLLATE "C"`;
      const tables = await dumpTables(query, names);
      await client.end();
      return tables;
    },
  };
}

/** JSON stays the text that it is, as on SQLite, so that the rows of both can be compared. */
function getTypeParser(type, format) {
  return type === pg.types.builtins.JSON ? String : pg.types.getTypeParser(type, format);
}

/** Every table: its name and its rows, each as the text to compare, by primary key. */
async function dumpTables(query, namesOfTables) {
  const tables = new Map();
  for (const { name } of await query(namesOfTables)) {
    const rows = await query(`SELECT * FROM "${name}" ORDER BY id`);
    tables.set(name, new Map(rows.map((row) => [row.id, JSON.stringify(row)])));
  }
  return tables;
}
