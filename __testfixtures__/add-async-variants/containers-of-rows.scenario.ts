import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export default async function scenario({ module, call, make, seed, rows }: ScenarioContext) {
  seed('Copy', { id: 1, sku: 'a', shelf: 'north' });
  seed('Copy', { id: 2, sku: 'b', shelf: 'south' });
  seed('Copy', { id: 3, sku: 'c', shelf: 'north' });
  await call(make(module.Shelf, { name: 'north' }), 'save');
  const taking = make(module.Stocktaking, {});
  await call(taking, 'save');
  await call(taking, 'refreshFromDb');
  await call(taking, 'delete');
  await call(make(module.Parcel, { name: 'west' }), 'save');
  const shelf = make(module.Shelf, { name: 'south' });
  await call(shelf, 'save');
  await call(shelf, 'delete');
  return [rows('Copy'), rows('Shelf'), taking.summary];
}
