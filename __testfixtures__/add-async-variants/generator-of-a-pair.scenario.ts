import type { ScenarioContext } from '../../tests/harness/scenario.ts';

type Rows = AsyncGenerator<unknown, unknown, unknown>;

export default async function scenario({ module, call, make, seed, rows }: ScenarioContext) {
  const results: unknown[] = [];
  for (const id of [1, 2, 3]) seed('Entry', { id, title: `entry ${String(id)}` });
  for (const journal of [new module.Numbered(), new module.Framed(), new module.Quiet(), new module.Journal()]) {
    for (const [name, ...args] of [['read', '*'], ['latest']] as const) {
      const all = (await call(journal, name, ...args)) as unknown as Rows;
      results.push('before', rows('Entry').length);
      for await (const row of all) results.push(row);
      // What is left early runs what it does at its end; what is sent and thrown comes to it.
      const some = (await call(journal, name, ...args)) as unknown as Rows;
      for await (const row of some) if (results.push(row) > 0) break;
      const told = (await call(journal, name, ...args)) as unknown as Rows;
      results.push(await told.next(), await told.next('note'), await told.next('note'));
      results.push(await Promise.resolve(told.return('over')), await told.next());
      const failing = (await call(journal, name, ...args)) as unknown as Rows;
      await failing.next();
      try {
        await failing.throw(new Error('no'));
      } catch (error) {
        results.push(String(error));
      }
    }
  }
  const digest = make(module.Digest);
  await call(digest, 'save');
  return [results, digest, rows('Entry')];
}
