import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync } from 'node:fs';
import { join } from 'node:path';

import { visits } from './visits.mjs';
import { dump } from './tables.mjs';

const PLAY = join(import.meta.dirname, 'play.mjs');
const TIMEOUT = 60_000;

/** Runs a program of this demo with Node and hands back what it printed. */
export function runNode(args, options = {}) {
  const result = spawnSync(process.execPath, args, { encoding: 'utf8', timeout: TIMEOUT, ...options });
  if (result.error) throw result.error;
  return result;
}

function play(app, scratch, what) {
  mkdirSync(scratch, { recursive: true });
  const database = join(mkdtempSync(join(scratch, 'db-')), 'shop.db');
  const { status, stdout, stderr } = runNode([PLAY, app, database, what]);
  const error = status === 0 ? null : (stderr.match(/^\w*Error.*$/m)?.[0] ?? `exit code ${status}`);
  return { database, error, answers: error ? [] : JSON.parse(stdout) };
}

/** A week in the shop: the tables it left behind, and among them what the models said. */
export function playWeek(app, scratch, variants) {
  const { database, error, answers } = play(app, scratch, variants);
  const tables = dump(database);
  tables.set('(refusals and results)', new Map((error ? [error] : answers).map((answer, index) => [index, answer])));
  return { error, tables };
}

/** Visits to the server and the command line: what came back, and how much of it is as it should be. */
export function visit(app, scratch) {
  const { error, answers } = play(app, scratch, 'visit');
  const expected = [...visits.map(({ status }) => status), 'done'];
  const right = answers.filter(({ status }, index) => status === expected[index]).length;
  return { error, answers, right, total: expected.length };
}
