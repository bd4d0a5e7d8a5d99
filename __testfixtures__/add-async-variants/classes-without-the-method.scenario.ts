import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export default async function scenario({ module, call, make, seed, attempt }: ScenarioContext) {
  for (const id of [1, 2, 3]) seed('Stop', { id, line: 'blue', quay: id === 3 });
  const stops: unknown[] = [];
  for (const kind of ['bus', 'ferry']) {
    const trip = make(module.Trip, { kind, line: 'blue' });
    await call(trip, 'save');
    stops.push(trip['stops']);
  }
  const error = await attempt(() => call(make(module.Trip, { kind: 'shuttle', line: 'blue' }), 'save'));
  return { stops, hasFailed: error !== undefined && error !== null };
}
