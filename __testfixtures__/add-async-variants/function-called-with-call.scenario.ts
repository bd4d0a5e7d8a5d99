import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export default async function scenario({ module, call, make }: ScenarioContext) {
  const booking = make(module.Booking);
  return [await call(booking, 'save'), booking];
}
