import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export const fallback = true;

export default async function scenario({ module, call, make }: ScenarioContext) {
  const seat = make(module.Seat);
  await call(seat, 'save');
  return seat.row;
}
