import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export default async function scenario({ module, call, make, seed }: ScenarioContext) {
  seed('Part', { id: 2, weight: 20 });
  seed('Part', { id: 3, weight: 30 });
  const parts = [10, 20, 30].map((weight, index) => make(module.Part, { id: index + 1, weight }));
  const machine = make(module.Machine, { parts });
  await call(machine, 'save');
  return machine.summary;
}
