import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export default async function scenario({ module, call, make, seed, rows }: ScenarioContext) {
  seed('Seat', { id: 1, hall: 'red', row: 1 });
  seed('Seat', { id: 2, hall: 'red', row: 2, broken: true });
  seed('Seat', { id: 3, hall: 'blue', row: 2 });
  const hall = make(module.Hall, { name: 'red' });
  await call(hall, 'save');
  await call(hall, 'refreshFromDb');
  await call(hall, 'delete', 1, 2);
  return [hall.free, hall.order, rows('Seat'), module.total?.(1, 2), module.scale?.()];
}
