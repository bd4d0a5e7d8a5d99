import type { ScenarioContext } from '../../../tests/harness/scenario.ts';

export const fallback = 'some';

const MODELS = ['Order', 'Parcel', 'Letter', 'Stamp', 'Route', 'Ship'];

export default async function scenario({ modules, call, make, rows }: ScenarioContext) {
  const { mute, kept, ...models } = modules['desks.js'] ?? {};
  for (const each of MODELS) await call(make(models[each], { name: each }), 'save');
  mute();
  for (const each of MODELS) await call(make(models[each], { name: `silent ${each}` }), 'save');
  return [kept.splice(0), rows('Note').length];
}
