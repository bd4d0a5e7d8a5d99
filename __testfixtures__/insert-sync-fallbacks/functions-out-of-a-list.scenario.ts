import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export const fallback = true;

export default async function scenario({ module, call, make, rows }: ScenarioContext) {
  for (const model of [module.Direct, module.Named]) {
    const one = make(model, { id: 1 });
    for (const name of ['save', 'refreshFromDb', 'delete']) await call(one, name);
  }
  return rows('Log');
}
