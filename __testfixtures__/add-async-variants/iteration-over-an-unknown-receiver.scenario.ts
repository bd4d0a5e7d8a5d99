import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export default async function scenario({ module, call, make, attempt }: ScenarioContext) {
  const [ada, bob] = [{ name: 'Ada' }, { name: 'Bob' }];
  const own = {
    readers: [ada, bob],
    forEach(this: { readers: object[] }, callback: (reader: object, key: string) => unknown) {
      for (const reader of this.readers) callback(reader, 'own');
    },
  };
  const results = [];
  for (const readers of [[ada, , bob], new Set([ada]), new Map([['first', bob]]), own, null]) {
    results.push(await attempt(() => call(make(module.Newsletter), 'save', readers)));
  }
  return results;
}
