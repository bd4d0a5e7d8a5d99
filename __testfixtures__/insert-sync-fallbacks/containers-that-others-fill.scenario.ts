import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export const fallback = true;

export default async function scenario({ module, call, make, rows }: ScenarioContext) {
  const engine = make(module.Engine, { name: 'v8' });
  await call(engine, 'save');
  await call(engine, 'delete');
  const machine = make(module.Machine, { name: 'lathe' });
  Object.defineProperty(machine, 'parts', { value: [], enumerable: false });
  for (const name of ['save', 'delete', 'refreshFromDb']) await call(machine, name);
  module.extend?.(machine);
  module.parts?.();
  const tool = make(module.Tool, { name: 'saw' });
  await call(tool, 'save');
  module.lend?.(tool, { save: () => 0 });
  return rows('Part');
}
