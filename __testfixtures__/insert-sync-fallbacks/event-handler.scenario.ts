import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export const fallback = true;

export default async function scenario({ module, call, make }: ScenarioContext) {
  const meter = make(module.Meter);
  const saved = [await call(make(module.Sensor), 'save'), await call(meter, 'save')];
  await call(meter, 'refreshFromDb');
  return [saved, await call(meter, 'delete')];
}
