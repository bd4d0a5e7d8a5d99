import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export const fallback = true;

export default async function scenario({ module, call, make }: ScenarioContext) {
  const parcel = make(module.Parcel, { code: 'A1' });
  await call(parcel, 'save');
  const announced: unknown = parcel.announced;
  parcel.announced = undefined;
  return [announced instanceof Promise, await announced];
}
