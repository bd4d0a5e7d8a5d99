import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export const asyncName = (name: string): string =>
  name.endsWith('Sync') ? name.slice(0, -'Sync'.length) : `${name}Later`;

export default async function scenario({ module, call, make }: ScenarioContext) {
  for (const name of ['Removing', 'Queueing', 'Remembering', 'Emitting', 'Awaited'])
    await call(make(module[name]), 'putSync', name);
  return module['done'];
}

export const fallback = true;
