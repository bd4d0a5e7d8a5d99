import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export const fallback = 'some';

export default async function scenario({ module, call, make }: ScenarioContext) {
  const task = make(module.Task, { owner: make(module.Person, { name: 'Ada' }) });
  return [await call(task, 'save'), await call(make(module.Task), 'save'), task];
}
