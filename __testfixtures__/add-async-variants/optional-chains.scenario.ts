import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export default async function scenario({ module, call, make, attempt }: ScenarioContext) {
  const person = (name: string, boss?: unknown) => make(module.Person, { name, boss });
  const owner = person('Ada', person('Bob'));
  const full = make(module.Task, { owner, people: [person('Cleo')], count: 0 });
  const alone = make(module.Task, { owner: person('Dora'), count: 0 });
  const nobody = make(module.Task, { count: 0 });
  return [await call(full, 'save'), await call(alone, 'save'), await attempt(() => call(nobody, 'save')), full, alone, nobody];
}
