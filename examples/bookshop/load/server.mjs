// The server of a migrated copy, in a process of its own: `node server.mjs <copy> <url> <pool size> <sabotage>`.
// It says on which port it listens, and then, each time it is asked, what became of the connections.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { configureConnections } from 'orm-migrate-runtime';

import { sabotages } from './sabotage.mjs';
import { createWatch } from './watch.mjs';

const [app, url, poolSize, sabotage] = process.argv.slice(2);
const load = (path) => import(pathToFileURL(join(app, path)).href);

const { connect, createTables, disconnect } = await load('orm/index.js');
const { createApp } = await load('app/server.js');
const { route } = await load('app/router.js');
const { routes } = await load('app/routes.js');
const { json } = await load('app/http.js');
const views = await load('load/views.js');
const { cutOff, TooSlow } = await load('load/slow.js');

/** The server's own patience: it answers, whatever the view is still doing. */
const withDeadline = (view, milliseconds) => (request) => cutOff(milliseconds, view(request));

const saidSo = (view) => async (request) => {
  try {
    return await view(request);
  } catch (error) {
    if (error instanceof TooSlow) return json(503, { error: error.message });
    throw error;
  }
};

routes.push(
  route('POST', '/load/break-down/:name', views.breakDown),
  route('POST', '/load/wait-for-itself/:id', views.waitForItself),
  route('GET', '/load/dawdle/:milliseconds', views.dawdle),
  route('GET', '/load/deadline/:milliseconds', saidSo(withDeadline(views.dawdle, 20))),
  route('GET', '/load/lose-the-race/:milliseconds', saidSo(views.loseTheRace)),
  route('GET', '/load/answer-early/:milliseconds', views.answerEarly),
  route('POST', '/load/abandon/:name/:milliseconds', saidSo(views.abandonTransaction)),
);

const watch = createWatch();
const { provider, pool } = connect(url, { poolSize: Number(poolSize), acquireTimeout: 30_000, lockTimeout: 1000 });
configureConnections({ default: (sabotages[sabotage]?.provider ?? ((same) => same))(watch.provider(provider)) });
createTables(Object.values(await load('models/index.js')));

const server = createApp();
const [handler] = server.listeners('request');
server.removeAllListeners('request');
server.on('request', (incoming, outgoing) => watch.serve(handler, incoming, outgoing));
server.listen(0, '127.0.0.1', () => process.send({ port: server.address().port }));

process.on('message', async (message) => {
  if (message === 'stop') {
    server.close();
    server.closeAllConnections();
    await disconnect();
    process.disconnect();
    return;
  }
  const { totalCount: total, idleCount: idle, waitingCount: waiting } = pool;
  process.send({ ...watch.counts(), pool: { total, idle, waiting } });
});
// Whoever asked for this server is gone.
process.on('disconnect', () => process.exit());
