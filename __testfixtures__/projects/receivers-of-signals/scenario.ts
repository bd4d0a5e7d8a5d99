import type { Loose, ScenarioContext } from '../../../tests/harness/scenario.ts';

export default async function scenario({ modules, call, make, rows }: ScenarioContext) {
  const module = modules['src/orders.js'] as Loose;
  const order = make(module.Order, { id: 1, isPaid: true, total: 12 });
  await call(order, 'save');
  await call(make(module.Order, { id: 2 }), 'save');
  await call(order, 'delete');
  await call(make(module.Shipment, { id: 3 }), 'save');
  await call(make(module.Parcel, { id: 4 }), 'save');
  return { shown: module.shown, receipts: rows('Receipt').length };
}

export const fallback = 'some';
