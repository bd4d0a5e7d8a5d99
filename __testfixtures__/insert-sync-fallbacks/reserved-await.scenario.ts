import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export const fallback = true;

export default async function scenario({ module, call, make }: ScenarioContext) {
  const queue = make(module.Queue);
  await call(queue, 'save');
  await call(queue, 'save');
  return queue.waiting;
}
