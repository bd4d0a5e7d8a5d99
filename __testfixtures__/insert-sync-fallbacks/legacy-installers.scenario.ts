import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export const fallback = true;

export default async function scenario({ module, call, make }: ScenarioContext) {
  const device = make(module.Device, { name: 'pump' });
  await call(device, 'save');
  const alarm = make(module.Alarm, { name: 'dry' });
  await call(alarm, 'save');
  await call(alarm, 'delete');
  return [device, alarm];
}
