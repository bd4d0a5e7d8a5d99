import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export default async function scenario({ module, call, make, attempt, rows }: ScenarioContext) {
  const bare = make(module.Journal, { id: 1 });
  const full = make(module.Journal, { id: 2, extra: ['x', 'y'], nested: { list: ['z'] } });
  const results: unknown[] = [];
  for (const each of [bare, full]) {
    results.push(await call(each, 'save'), await call(each, 'refreshFromDb'), await call(each, 'delete'), each.seen);
  }
  const none = make(module.Journal, { id: 3, tags: null });
  results.push(await attempt(() => call(none, 'save')), await attempt(() => call(none, 'refreshFromDb')));
  return [results, rows('Entry')];
}
