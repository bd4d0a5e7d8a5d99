import { execFile } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, expect, test } from 'vitest';
import { migrate } from '../../src/index.ts';
import { put } from '../git/temp.ts';

const MODULES = fileURLToPath(new URL('../../node_modules', import.meta.url));
const root = realpathSync(mkdtempSync(join(tmpdir(), 'breaks-')));
const run = promisify(execFile);

afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

/** An ORM in the middle of its rollout: native inside a context, sync outside of any. */
const ORM = `import { configureConnections, currentConnection, hasConnectionContext } from 'orm-migrate-runtime';

configureConnections({ default: { open: () => ({ run: async (value) => value }), close() {} } });

async function native(value) {
  await new Promise(setImmediate);
  return (await currentConnection()).run(value());
}

export const written = [];

export class Manager {
  count() { return written.length; }
  async acount() { return hasConnectionContext() ? native(() => this.count()) : this.count(); }
  create(fields) { written.push(fields); return fields; }
  async acreate(fields) { return hasConnectionContext() ? native(() => this.create(fields)) : this.create(fields); }
}

export class Model {
  static get objects() { return new Manager(); }
  save() { written.push(this); }
  async asave() { return hasConnectionContext() ? native(() => this.save()) : this.save(); }
}
`;

/**
 * Asks for each path that the application lists, and prints the answers, the rows and what was not caught. Before the next
 * question comes, the last one has been left by all that it set going: turns of the event loop are counted, and no time.
 */
const ASK = `import { get } from 'node:http';
import { app, paths } from './src/app.js';
import { written } from './src/orm.js';

const answer = (path) => new Promise((resolve, reject) => {
  get({ port: server.address().port, path, agent: false }, (response) => {
    let text = '';
    response.setEncoding('utf8').on('data', (part) => { text += part; });
    response.on('end', () => resolve([response.statusCode, text])).on('error', reject);
  }).on('error', reject);
});

/** No timer is left to wait for, for some turns. */
async function idle() {
  for (let turns = 0; turns < 20;) {
    await new Promise(setImmediate);
    turns = process.getActiveResourcesInfo().includes('Timeout') ? 0 : turns + 1;
  }
}

process.removeAllListeners('warning');
process.on('warning', () => {});
process.on('uncaughtException', (error) => console.log('uncaught', error.name));
const server = app.listen(0, async () => {
  for (const path of paths) {
    try {
      console.log(path, ...(await answer(path)));
    } catch (error) {
      console.log(path, error.name);
    }
    await idle();
  }
  console.log(JSON.stringify(written));
  process.exit(0);
});
`;

const HEAD = `import express from 'express';
import { Readable } from 'node:stream';
import { EventEmitter, once } from 'node:events';
import { Model } from './orm.js';

export class Visit extends Model {}
export const app = express();
export const later = () => new Promise((resolve) => setTimeout(resolve, 5));
export const record = async (what) => {
  await later();
  await Visit.objects.acreate({ what });
};
const count = async (req, res) => {
  res.json(await Visit.objects.acount());
};
`;

const CASES: Readonly<Record<string, string>> = {
  'a reaction behind middleware': `app.use(async (req, res, next) => { req.n = await Visit.objects.acount(); next(); });
app.get('/a', (req, res, next) => { Visit.objects.acount().then((n) => res.json(n), next); });
app.get('/b', count);`,
  'a reaction of another router': `const auth = async (req, res, next) => { try { req.n = await Visit.objects.acount(); return next(); } catch (error) { return next(error); } };
const router = express.Router();
router.get('/a', (req, res) => { Visit.objects.acount().then((n) => { res.json(n); }); });
app.use(auth, router);
app.get('/b', count);`,
  'a reaction that handles errors': `app.get('/a', async (req, res, next) => { try { await Visit.objects.acount(); throw new Error('no'); } catch (error) { next(error); } });
app.get('/b', async (req, res, next) => { res.json(await Visit.objects.acount()); });
app.use((error, req, res, next) => { Visit.objects.acreate({ what: error.message }).then(() => res.status(418).end(), next); });`,
  'middleware under other names': `app.use(async (request, response, go) => { request.n = await Visit.objects.acount(); setImmediate(go); });
app.get('/a', (request, response) => { Visit.objects.acount().then((n) => { response.json(n); }); });
app.get('/b', count);`,
  'jobs of a queue': `const jobs = [];
const queue = { push(job) { jobs.push(job); setImmediate(async () => { await jobs.shift()?.(); }); } };
app.get('/a', async (req, res) => { res.json(await Visit.objects.acount()); queue.push(() => record('a')); });
app.get('/b', async (req, res) => { res.json(await Visit.objects.acount()); queue.push(async () => { await record('b'); }); });`,
  'a job by name': `const queue = { push(job) { setImmediate(job); } };
const work = async () => { await record('work'); };
app.get('/a', async (req, res) => { queue.push(work); res.json(await Visit.objects.acount()); });
app.get('/b', count);`,
  'timers and listeners': `const bus = new EventEmitter();
app.get('/a', async (req, res) => { setTimeout(async () => { await record('timer'); }, 10); res.json(await Visit.objects.acount()); });
app.get('/b', async (req, res) => { res.on('finish', () => { void record('finish'); }); res.json(await Visit.objects.acount()); });
app.get('/c', async (req, res) => { bus.once('x', async () => { await record('x'); }); res.json(await Visit.objects.acount()); setTimeout(() => bus.emit('x'), 10); });`,
  'a promise that is given away': `const context = { all: [], waitUntil(promise) { this.all.push(promise.catch(() => {})); } };
app.get('/a', async (req, res) => { context.waitUntil(record('a')); res.json(await Visit.objects.acount()); });
app.get('/b', async (req, res) => { context.all.push(record('b')); res.json(await Visit.objects.acount()); });`,
  'the loser of a race': `app.get('/a', async (req, res) => { await Promise.race([record('late'), later().then(() => 1), 1]); res.json(await Visit.objects.acount()); });
app.get('/b', async (req, res) => { const first = await Promise.any([record('late'), Visit.objects.acount()]); res.json(first); });`,
  'what nobody awaits': `app.get('/a', async (req, res) => { record('a'); res.json(await Visit.objects.acount()); });
app.get('/b', async (req, res) => { note(); res.json(await Visit.objects.acount()); });
app.get('/c', async (req, res) => { [1, 2].forEach(async (n) => { await record(n); }); res.json(await Visit.objects.acount()); });
const note = () => { record('note').catch(console.error); };`,
  'streams that outlive the handler': `async function* rows() { for (let i = 0; i < 3; i += 1) { await later(); yield \`\${await Visit.objects.acount()}\\n\`; } }
app.get('/a', async (req, res) => { if ((await Visit.objects.acount()) > 9) return res.end(); Readable.from(rows()).pipe(res); });
app.get('/b', async (req, res) => { await Visit.objects.acount(); const stream = Readable.from(rows()); stream.on('data', (each) => res.write(each)); stream.on('end', () => res.end()); });
app.get('/c', async (req, res) => { await Visit.objects.acount(); send(rows(), res); });
const send = (source, res) => { Readable.from(source).pipe(res); };
const sendLater = async (source, res) => { await later(); Readable.from(source).pipe(res); };
app.get('/f', async (req, res) => { await Visit.objects.acount(); await sendLater(rows(), res); });
app.get('/d', async (req, res) => { for await (const each of rows()) res.write(each); res.end(); });
app.get('/e', async (req, res) => { await Visit.objects.acount(); const piped = Readable.from(rows()).pipe(res); await once(piped, 'finish'); });`,
};

test.each(Object.entries(CASES))('%s: it answers after the migration as before', async (name, code) => {
  const cwd = join(root, name.replaceAll(' ', '-'));
  const paths = [...new Set([...code.matchAll(/get\('(\/\w)'/g)].map((each) => each[1]))];
  const app = `${HEAD}\n${code}\nexport const paths = ${JSON.stringify(paths)};\n`;
  put(cwd, { 'package.json': '{"type":"module"}', 'ask.mjs': ASK, 'src/app.js': app, 'src/orm.js': ORM });
  symlinkSync(MODULES, join(cwd, 'node_modules'));
  const ask = async (): Promise<string> => (await run(process.execPath, ['ask.mjs'], { cwd })).stdout;
  const before = await ask();
  const { result } = await migrate({ cwd, paths: ['src'], write: true, config: false, force: true });
  expect(await ask()).toBe(before);
  expect(before).not.toMatch(/Error|uncaught|500/);
  // Each view is wrapped, or a finding names it.
  const views = result.files.flatMap((file) => file.changes).filter(({ kind }) => kind === 'view');
  const skipped = views.filter(({ outcome }) => outcome === 'skipped');
  expect(views.length).toBeGreaterThan(0);
  if (skipped.length > 0) expect(result.findings).not.toEqual([]);
});
