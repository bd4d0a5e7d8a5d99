import { execFile } from 'node:child_process';
import { join } from 'node:path';

import { visits } from './visits.mjs';

const PLAY = join(import.meta.dirname, 'play.mjs');
const LIMITS = { timeout: 60_000, maxBuffer: 2 ** 26 };

/** Runs a program of this demo with Node and hands back its exit code and what it printed. */
export function runNode(args, options = {}) {
  return new Promise((resolve) => {
    execFile(process.execPath, args, { encoding: 'utf8', ...LIMITS, ...options }, (error, stdout, stderr) => {
      // Of a program that was killed there is no exit code.
      resolve({ status: error === null ? 0 : (error.code ?? error.signal), stdout, stderr });
    });
  });
}

async function play(app, databases, what) {
  const database = await databases.fresh();
  const { status, stdout, stderr } = await runNode([PLAY, app, database, what]);
  const error = status === 0 ? null : (stderr.match(/^\w*Error.*$/m)?.[0] ?? `exit code ${status}`);
  return { database, error, answers: error ? [] : JSON.parse(stdout) };
}

/** A week in the shop: the tables it left behind, and among them what the models said. */
export async function playWeek(app, databases, variants) {
  const { database, error, answers } = await play(app, databases, variants);
  const tables = await databases.dump(database);
  tables.set('(refusals and results)', new Map((error ? [error] : answers).map((answer, index) => [index, answer])));
  return { error, tables };
}

/** Visits to the server and the command line: what came back, and how much of it is as it should be. */
export async function visit(app, databases) {
  const { error, answers } = await play(app, databases, 'visit');
  const expected = [...visits.map(({ status }) => status), 'done'];
  const right = answers.filter(({ status }, index) => status === expected[index]).length;
  return { error, answers, right, total: expected.length };
}
