// Runs one copy of the app on one database, in a process of its own: `node play.mjs <app> <database> <sync|async|visit>`.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { visits } from './visits.mjs';

const [app, database, what] = process.argv.slice(2);
const load = (path) => import(pathToFileURL(join(app, path)).href);

const { clock, connect, createTables, disconnect } = await load('orm/index.js');
const models = await load('models/index.js');

async function playWeek() {
  const { week } = await load(`scenario/${what}.js`);
  return week(models);
}

async function visit() {
  const { createApp } = await load('app/server.js');
  const { main } = await load('commands/restock.js');
  const server = createApp().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const answers = [];
  for (const { method, path, body } of visits) {
    const url = `http://127.0.0.1:${server.address().port}${path}`;
    const response = await fetch(url, { method, body: body && JSON.stringify(body) });
    answers.push({ visit: `${method} ${path}`, status: String(response.status), text: await response.text() });
  }
  server.close();
  server.closeAllConnections();
  const command = await main(['4']).then(
    (text) => ({ status: 'done', text }),
    (error) => ({ status: 'failed', text: `${error.name}: ${error.message}` }),
  );
  return [...answers, { visit: 'commands/restock.js', ...command }];
}

connect(database);
clock.startAt('2024-03-04T09:00:00Z');
createTables(Object.values(models));
const answers = what === 'visit' ? await visit() : await playWeek();
await disconnect();
console.log(JSON.stringify(answers));
