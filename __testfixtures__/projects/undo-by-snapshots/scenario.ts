import type { Loose, ScenarioContext } from '../../../tests/harness/scenario.ts';

interface Entry {
  readonly side: string;
  readonly what: string;
}

/** Each ORM keeps a journal: what mirrors do is on one side of it, whichever that is. */
export default async function scenario({ modules, call, attempt }: ScenarioContext) {
  const { Item } = modules['src/stock.js'] as Loose;
  const { Key } = modules['src/keys.js'] as Loose;
  const own = modules['src/orm/store.js'] as unknown as { journal: Entry[] };
  const installed = modules['node_modules/vault-orm/vault.js'] as unknown as { journal: Entry[] };
  const lamp = new Item({ id: 1, name: 'lamp' });
  const desk = new Item({ id: 2, name: 'desk', reserved: true });
  for (const each of [lamp, desk]) await call(each, 'save');
  const refused = [
    await attempt(() => call(new Item({ id: 3 }), 'save')),
    await attempt(() => call(desk, 'delete')),
  ];
  await call(lamp, 'delete');
  await call(Item['objects'], 'update', { seen: 1 });
  const front = new Key({ key: 'front' });
  const back = new Key({ key: 'back', copies: 2 });
  for (const each of [front, back]) await call(each, 'persist');
  refused.push(await attempt(() => call(back, 'delete')));
  await call(front, 'delete');
  const entries = [...own.journal, ...installed.journal];
  const sides = new Set(entries.map(({ side }) => side).filter((side) => side !== 'either')).size;
  return { sides, refused, done: entries.map(({ what }) => what), numbers: [lamp['number'], desk['number']] };
}
