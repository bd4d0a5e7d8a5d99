import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export default async function scenario({ module, call, make }: ScenarioContext) {
  const file = make(module.File, { name: 'a.txt', tags: [' x', 'y'] });
  return [await call(file, 'save'), file.digest];
}
