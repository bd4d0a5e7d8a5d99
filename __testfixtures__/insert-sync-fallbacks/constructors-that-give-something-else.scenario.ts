import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export const fallback = true;

export default async function scenario({ module, call, make }: ScenarioContext) {
  await call(make(module.Stop, { line: 3 }), 'save');
  const stops: unknown[] = [];
  for (const kind of ['bus', 'tram', 'walk']) {
    const trip = make(module.Trip, { kind, line: 3 });
    await call(trip, 'save');
    stops.push(trip.stops);
  }
  return stops;
}
