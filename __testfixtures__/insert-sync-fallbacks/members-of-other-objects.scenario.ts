import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export const fallback = 'some';

export default async function scenario({ module, call, make }: ScenarioContext) {
  await call(make(module.Order, {}), 'save');
  await call(make(module.Parcel, {}), 'save');
}
