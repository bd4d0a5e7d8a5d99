import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export const fallback = true;

export default async function scenario({ module, call, make, settle }: ScenarioContext) {
  const avatar = make(module.Avatar, { seed: 21 });
  await call(avatar, 'save');
  await settle();
  return avatar.pixels;
}
