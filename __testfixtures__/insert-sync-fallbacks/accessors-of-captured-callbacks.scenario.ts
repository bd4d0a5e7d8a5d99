import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export const fallback = 'some';

export default async function scenario({ module, call, make }: ScenarioContext) {
  await call(make(module.Reading, {}), 'save');
  const shown: unknown[] = [];
  for (const each of [module.Sensor, module.Gauge, module.Meter, module.Probe, module.Station, module.Label]) {
    const row = make(each, {});
    await call(row, 'save');
    shown.push(row.readings ?? row.last, row.title);
  }
  return shown;
}
