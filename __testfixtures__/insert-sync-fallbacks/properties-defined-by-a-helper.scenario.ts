import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export const fallback = true;

export default async function scenario({ module, call, make }: ScenarioContext) {
  const sensor = make(module.Sensor, { id: 1, region: 'north', depth: 3 });
  await call(sensor, 'save');
  return sensor.height;
}
