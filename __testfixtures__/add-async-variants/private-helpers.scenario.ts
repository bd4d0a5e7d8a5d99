import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export default async function scenario({ module, call, make }: ScenarioContext) {
  const task = make(module.Task, { title: 'Write' });
  await call(task, 'save');
  return await call(task, 'save');
}
