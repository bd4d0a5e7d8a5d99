import type { Loose, ScenarioContext } from '../../../tests/harness/scenario.ts';

interface Step {
  readonly side: 'sync' | 'async';
  readonly what: string;
}

export default async function scenario({ modules, call }: ScenarioContext) {
  const orders = modules['src/orders.js'] as Loose;
  const { Label, Pallet } = modules['src/stock.js'] as Loose;
  const { journal } = modules['src/orm.js'] as unknown as { journal: Step[] };
  new Pallet({ title: 'p' }).save();
  new Label({ title: 'l' }).save();
  const saved = [];
  for (const name of ['Packing', 'Loading', 'Naming', 'Parcel']) {
    const order = new (orders[name] as Loose)({ title: ' a ' });
    await call(order, 'save');
    saved.push(order);
  }
  const before = journal.length;
  for (const name of ['Shelving', 'Counting']) {
    const order = new (orders[name] as Loose)({ title: ' b ' });
    await call(order, 'save');
    saved.push(order);
  }
  const sides = new Set(journal.slice(before).map(({ side }) => side)).size;
  return { saved, sides, done: journal.map(({ what }) => what) };
}

export const fallback = 'some';
