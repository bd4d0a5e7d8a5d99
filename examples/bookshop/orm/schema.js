import { execute } from './connections.js';
import { createTable } from './sql.js';

/** Creates the tables that are missing. */
export function createTables(models) {
  for (const model of models) execute(createTable(model));
}
