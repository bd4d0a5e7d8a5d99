import type { Loose, ScenarioContext } from '../../../tests/harness/scenario.ts';

export const asyncName = (name: string): string => `${name.replace(/Sync$/, '')}Async`;

export default async function scenario({ modules, call, attempt }: ScenarioContext) {
  const { DoublingTask, RepeatedTask } = modules['src/doubling.ts'] as Loose;
  const task = new DoublingTask('double');
  return {
    results: [await call(task, 'runSync', 2), await call(new RepeatedTask('repeat'), 'runSync', 1)],
    error: await attempt(() => call(task, 'runSync', -1)),
    log: (modules['src/task.ts'] as Loose)['log'],
  };
}
