import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export default async function scenario({ module, call, make }: ScenarioContext) {
  const stamp = make(module.Stamp, {});
  await call(stamp, 'save');
  return stamp.stamped;
}
