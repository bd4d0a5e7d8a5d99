import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export const fallback = true;

export default async function scenario({ module, call, make }: ScenarioContext) {
  const order = make(module.Order, {});
  await call(order, 'save');
  const parcel = make(module.Parcel, {});
  await call(parcel, 'save');
  const batch = make(module.Batch, { names: ['a', 'b'] });
  await call(batch, 'save');
  const note = make(module.Note, {});
  await call(note, 'save');
  await new Promise((resolve) => setImmediate(resolve));
  return [order.receipt, parcel.announced, batch.last, note.stored];
}
