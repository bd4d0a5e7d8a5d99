import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export default async function scenario({ module, call, make }: ScenarioContext) {
  const machine = make(module.Machine, { name: 'loom' });
  return [await call(machine, 'save'), machine.known, await call(machine, 'save'), machine.known];
}
