import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export const fallback = 'some';

export default async function scenario({ module, call, make }: ScenarioContext) {
  const shelf = make(module.Shelf, {});
  await call(shelf, 'save');
  const lamp = make(module.Lamp, { names: ['a', 'b'] });
  await call(lamp, 'save');
  await call(lamp, 'refreshFromDb');
  await call(lamp, 'delete');
  await call(make(module.Draft, {}), 'save');
  const house = make(module.House, {});
  await call(house, 'save');
  return [shelf.size, lamp.touched, house.key];
}
