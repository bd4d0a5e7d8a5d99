import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export default async function scenario({ module, call, make, seed }: ScenarioContext) {
  seed('Author', { id: 7, name: 'Ada' });
  const results = [];
  for (const dirty of [true, false]) {
    for (const published of [true, false]) {
      for (const author of [null, make(module.Author, { name: 'Bob' })]) {
        results.push(await call(make(module.Draft, { dirty, published, author }), 'save'));
      }
    }
  }
  return results;
}
