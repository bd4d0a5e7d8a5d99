import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export const compare = 'as-is';

export default async function scenario({ module, rows, enter }: ScenarioContext) {
  return [
    await enter('a job', () => module.queue.take('__default__', { data: { title: 'Emma' } })),
    await enter('a job that calls back', () => module.queue.take('count', { data: { title: 'Emma' } })),
    rows('Book'),
  ];
}
