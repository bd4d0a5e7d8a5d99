import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const LONGEST_UNTIL_ANSWER = 30_000;
const LONGEST_UNTIL_QUIET = 15_000;

/** The server of the migrated copy in a process of its own, which ends when this one does. */
export async function openShop({ copy, database, poolSize, sabotage }) {
  const args = [copy, database, String(poolSize), sabotage ?? ''];
  // That two overrides fall back is known.
  const env = { ...process.env, ORM_MIGRATE_PHASE: 'silent' };
  const child = fork(join(import.meta.dirname, 'server.mjs'), args, { env });
  const exit = once(child, 'exit');
  const answer = () =>
    Promise.race([
      once(child, 'message', { signal: AbortSignal.timeout(LONGEST_UNTIL_ANSWER) }).then(([message]) => message),
      exit.then(([code]) => Promise.reject(new Error(`The server ended with exit code ${code}`))),
    ]);
  const { port } = await answer();

  const look = () => {
    child.send('look');
    return answer();
  };

  return {
    url: `http://127.0.0.1:${port}`,

    /** What became of the connections, as soon as nobody holds or awaits one, or at last. */
    async whenQuiet() {
      const end = Date.now() + LONGEST_UNTIL_QUIET;
      let seen = await look();
      while ((seen.held > 0 || seen.pool.waiting > 0) && Date.now() < end) {
        await wait(100);
        seen = await look();
      }
      return seen;
    },

    async close() {
      if (child.exitCode !== null) return;
      if (child.connected) child.send('stop');
      const timer = setTimeout(() => child.kill('SIGKILL'), 5000);
      await exit;
      clearTimeout(timer);
    },
  };
}
