import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export default async function scenario({ module, call, make, seed, rows, attempt }: ScenarioContext) {
  const { Jar, Lid, Order } = module;
  seed('Shelf', { id: 3, label: 'north' });
  seed('Lid', { id: 5, size: 'XL' });
  await call(make(Jar, { number: 1, shelfId: 3 }), 'save');
  await call(make(Jar, { number: 2, shelfId: 3, spoiled: true }), 'save');
  const [first, second] = rows('Jar').map(({ id }) => id);
  await call(make(Order, { jarId: first, lidId: '5' }), 'save');
  const refused = await attempt(() => call(Jar, 'lookUp', second));
  const lid = await call(Lid, 'lookUp', '5');
  return { refused, seen: lid['seen'], orders: rows('Order') };
}
