import type { ScenarioContext } from '../../../tests/harness/scenario.ts';

export const fallback = 'some';

const MODELS = ['Loan', 'Fine', 'Visit', 'Hold', 'Copy', 'Room', 'Fee', 'Rack', 'Book'];

export default async function scenario({ modules, call, make, rows }: ScenarioContext) {
  const { mute, memory, ...models } = modules['desks.js'] ?? {};
  for (const each of MODELS) await call(make(models[each], { name: each }), 'save');
  mute();
  for (const each of MODELS) await call(make(models[each], { name: `silent ${each}` }), 'save');
  return [memory.kept.splice(0), rows('Note').length];
}
