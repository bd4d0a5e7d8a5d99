import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export default async function scenario({ module, call, make, seed }: ScenarioContext) {
  seed('Room', { id: 1, name: 'hall', floor: 1 });
  seed('Room', { id: 2, name: 'bath', floor: 2 });
  const tour = make(module.Tour, { groups: [{}, { people: 9 }, { room: { id: 7 } }] });
  return [await call(tour, 'save'), tour];
}
