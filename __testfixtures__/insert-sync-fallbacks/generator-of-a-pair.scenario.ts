import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export const fallback = 'some';

export default async function scenario({ module, call, seed, make, rows, settle }: ScenarioContext) {
  for (const id of [1, 2, 3]) seed('Entry', { id, title: `entry ${String(id)}` });
  const results: unknown[] = [];
  for (const name of ['Below', 'Promising', 'Counted', 'Listed', 'Kept', 'Stepped', 'Later']) {
    const one = new module[name]!();
    const all = (await call(one, 'read')) as unknown as AsyncIterable<unknown>;
    for await (const title of all) results.push(title);
    const some = (await call(one, 'read')) as unknown as AsyncIterable<unknown>;
    for await (const title of some) if (results.push(title) > 0) break;
  }
  await settle();
  const digest = make(module.Digest);
  await call(digest, 'save');
  return [results, digest, rows('Entry').length];
}
