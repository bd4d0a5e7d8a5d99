import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export const fallback = true;

export default async function scenario({ module, call, make }: ScenarioContext) {
  const task = make(module.Task, { title: 'sweep' });
  await call(task, 'save');
  return task.title;
}
